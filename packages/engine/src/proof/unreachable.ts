import type { Bench, Illustration, Proof } from './bench.js';
import type { Counterexample } from './counterexample.js';
import { allOf, type Formula } from './formula.js';
import type { Decided, Shows } from './inquiry.js';
import type { Model } from './model.js';
import { asideFor, decidesAt, noneDecides, type RuleList } from './rule-list.js';
import { isSampled } from './sample.js';
import { withoutNone } from './without-none.js';

/**
 * Rules that never decide because those before them cover all that they cover, by what can be and not by what is
 * written; and fields whose `otherwise` no case reaches.
 */
export const proveUnreachable: Proof = (bench) => {
  const { inquiry, lists } = bench;
  const { model } = inquiry;
  for (const list of lists) {
    const valuesOnly = valuesIn(model, list);
    list.rules.forEach((rule, position) => {
      if (bench.isFoundAt('rule-shadowed', rule.when)) return;
      if (
        list.rules.length > FEW &&
        isSampled(model.formula(rule.when, 'true'), asideFor(model, list, position), inquiry.effort)
      )
        return;
      const answer = inquiry.canBe((model) => allOf([decidesAt(model, list, position), valuesOnly]));
      if (answer === 'possible') return;
      const alone = inquiry.canBe((model) => model.formula(rule.when, 'true'));
      // That it is never true is told by another proof.
      if (alone === 'impossible') return;
      if (answer === 'given-up' || alone === 'given-up') return bench.leftOpen(list.label, list.node);
      const by = coverOf(bench, list, position);
      if (by.length === 0) return reportIdle(bench, list, position);
      bench.report(
        'rule-unreachable',
        {
          rule: rule.label,
          by: by.map((place) => list.rules[place]?.label ?? ''),
          unlessNone: inquiry.canBe((model) => decidesAt(model, list, position)) !== 'impossible',
        },
        rule.when,
        forestalled(bench, list, position),
        by.flatMap((place) => list.rules[place]?.when ?? []).concat(rule.when),
      );
    });
    if (list.field === undefined || list.field.take === 'highest' || list.rules.length === 0) continue;
    const answer = inquiry.canBe((model) => allOf([noneDecides(model, list), valuesIn(model, list)]));
    if (answer === 'impossible')
      bench.report(
        'otherwise-unreached',
        { field: list.label },
        list.node,
        lastDecides(bench, list),
        list.rules.map(({ when }) => when),
      );
    if (answer === 'given-up') bench.leftOpen(list.label, list.node);
  }
};

/** Of so many rules a proof is as quick as a glance. */
const FEW = 60;

const VALUES = new WeakMap<RuleList, Formula>();

/** What the rules of a list read is not known to be none. */
function valuesIn(model: Model, list: RuleList): Formula {
  const known =
    VALUES.get(list) ??
    withoutNone(
      model,
      list.rules.map(({ when }) => when),
    );
  VALUES.set(list, known);
  return known;
}

/** A ground of refusal that is only true where the remedy is not in question. */
function reportIdle({ inquiry, report }: Bench, list: RuleList, position: number): void {
  const rule = list.rules[position];
  const { context } = list;
  if (rule === undefined || context === undefined) return;
  report(
    'rule-idle',
    { rule: rule.label, list: list.label },
    rule.when,
    inquiry.example(
      (model) => allOf([model.formula(rule.when, 'true'), model.formula(context, 'false')]),
      ({ verdict }) => {
        const verdicts = [verdict(list.where, rule.rule, rule.when), verdict(list.where, 'when', context)];
        return verdicts[0]?.verdict === 'true' && verdicts[1]?.verdict === 'false' ? { verdicts } : undefined;
      },
    ),
    [rule.when, context],
  );
}

/** As few earlier rules as suffice to keep a rule from deciding; none if it does not decide even without them. */
function coverOf({ inquiry }: Bench, list: RuleList, position: number): number[] {
  const without = (left: readonly number[]): boolean =>
    inquiry.canBe((model) =>
      allOf([
        decidesAt(model, { ...list, rules: kept(list, position, left) }, left.length),
        valuesIn(model, list),
      ]),
    ) === 'impossible';
  if (without([])) return [];
  const rule = list.rules[position];
  // Only what can be true together with it stands in its way.
  let needed = list.rules
    .slice(0, position)
    .flatMap((other, place) =>
      rule !== undefined &&
      inquiry.canBe((model) =>
        allOf([model.formula(rule.when, 'true'), model.formula(other.when, 'notFalse')]),
      ) !== 'impossible'
        ? [place]
        : [],
    );
  if (!without(needed)) needed = list.rules.slice(0, position).map((_, place) => place);
  // By halves first: of a long list most are not needed.
  for (let size = needed.length >> 1; size > 0; size >>= 1) {
    for (let from = 0; from < needed.length;) {
      const fewer = [...needed.slice(0, from), ...needed.slice(from + size)];
      if (without(fewer)) needed = fewer;
      else from += size;
    }
  }
  return needed;
}

function kept(list: RuleList, position: number, places: readonly number[]): RuleList['rules'] {
  return [...places, position].flatMap((place) => list.rules[place] ?? []);
}

/** A case in which the rule is true and another one before it decides. */
function forestalled({ inquiry }: Bench, list: RuleList, position: number): Counterexample | undefined {
  const rule = list.rules[position];
  if (rule === undefined) return undefined;
  const question = (model: Model): Formula =>
    allOf([
      model.formula(rule.when, 'true'),
      ...(list.context === undefined ? [] : [model.formula(list.context, 'true')]),
    ]);
  const shows: Shows = (decided) => {
    const other = decidingIn(decided, list);
    if (other === undefined || other === position) return undefined;
    const first = list.rules[other];
    if (first === undefined) return undefined;
    const verdicts = [first, rule].map(({ rule: id, when }) => decided.verdict(list.where, id, when));
    if (!verdicts.every(({ verdict }) => verdict === 'true')) return undefined;
    return { ...answerOf(decided, list), verdicts };
  };
  return (
    inquiry.example((model) => allOf([question(model), valuesIn(model, list)]), shows) ??
    inquiry.example(question, shows)
  );
}

/** The position that decides a list in a case; nothing if none does, or if that is open. */
function decidingIn({ outcome, verdict }: Decided, list: RuleList): number | undefined {
  if (list.field !== undefined) {
    const found = outcome.fields.find(({ program }) => program.where === list.where);
    return found === undefined || found.deciding < 0 ? undefined : found.deciding;
  }
  for (const [place, { rule, when }] of list.rules.entries()) {
    const said = verdict(list.where, rule, when).verdict;
    if (said === 'true') return place;
    if (said === 'undetermined') return undefined;
  }
  return undefined;
}

/** What the answer tells of a field. */
function answerOf(
  { decision }: Decided,
  { field, where }: RuleList,
): { readonly answer?: Readonly<Record<string, unknown>> } {
  const [group] = where.split('.');
  if (field === undefined || group === undefined) return {};
  const { classification, routing, responsibility } = decision();
  const values: Readonly<Record<string, unknown>> = { classification, routing, responsibility }[group] ?? {};
  const value = values[field.name];
  return value === undefined ? {} : { answer: { [group]: { [field.name]: value } } };
}

function lastDecides({ inquiry }: Bench, list: RuleList): Counterexample | undefined {
  for (let position = list.rules.length - 1; position >= 0; position -= 1) {
    const rule = list.rules[position];
    if (rule === undefined) continue;
    const found = inquiry.example(
      (model) => allOf([decidesAt(model, list, position), valuesIn(model, list)]),
      (decided) =>
        decidingIn(decided, list) === position
          ? { ...answerOf(decided, list), verdicts: [decided.verdict(list.where, rule.rule, rule.when)] }
          : undefined,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A case in which the shadowed rule is true and an earlier one decides. */
export const showShadowed: Illustration = (bench, _, isAt) => {
  for (const list of bench.lists) {
    const position = list.rules.findIndex(({ when }) => isAt(when));
    if (position >= 0) return forestalled(bench, list, position);
  }
  return undefined;
};
