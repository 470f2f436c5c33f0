import type { Condition } from '@redress/policy';
import type { Bench, Illustration, Proof } from './bench.js';
import { conditionEntriesOf, partsWithin, type ConditionEntry } from './condition-entries.js';
import { labelOf } from './condition-label.js';
import type { Counterexample } from './counterexample.js';
import { allOf } from './formula.js';
import { withoutNone } from './without-none.js';

/** Conditions that no case makes true, and such that no case makes false. */
export const proveOneSided: Proof = (bench) => {
  const { document, inquiry } = bench;
  for (const entry of conditionEntriesOf(document)) {
    // What only names another condition is told where that one stands.
    if (entry.when.kind === 'named' || readsNoCase(entry.when)) continue;
    const label = labelOf(entry, document);
    const canBeTrue = inquiry.canBe((model) => model.formula(entry.when, 'true'));
    if (canBeTrue === 'impossible') {
      const isTold =
        bench.isFoundAt('rule-shadowed', entry.when) ||
        [...allPartsOf(entry.when)].some((part) => bench.isFoundAt('never-true', part));
      if (isTold) continue;
      const name = neverSo(bench, entry.when);
      bench.report(
        'condition-never-true',
        { label, ...(name === undefined ? {} : { name }) },
        entry.when,
        nearest(bench, entry),
        [entry.when],
      );
      continue;
    }
    // Asking whether something is known is undetermined until it is.
    if (asksWhetherKnown(entry.when)) continue;
    const canBeFalse = inquiry.canBe((model) =>
      allOf([model.formula(entry.when, 'false'), withoutNone(model, [entry.when])]),
    );
    if (canBeFalse === 'impossible')
      bench.report('condition-always-true', { label }, entry.when, stillTrue(bench, entry), [entry.when]);
    if (canBeTrue === 'given-up' || canBeFalse === 'given-up') bench.leftOpen(label, entry.when);
  }
};

/** Also what is asked of elements. */
function* allPartsOf(condition: Condition): Generator<Condition> {
  for (const { part } of partsWithin(condition)) {
    yield part;
    if (part.kind === 'some' || part.kind === 'every' || part.kind === 'none') yield* allPartsOf(part.where);
  }
}

/** A field, an output of a table or a derivation that never holds what the condition asks of it. */
function neverSo(bench: Bench, condition: Condition): string | undefined {
  const { document, inquiry } = bench;
  const parts = condition.kind === 'all' ? condition.children : [condition];
  for (const part of parts) {
    if (part.kind === 'all') {
      const within = neverSo(bench, part);
      if (within !== undefined) return within;
    }
    if (part.kind !== 'leaf' || document.facts.has(part.left.name)) continue;
    if (inquiry.canBe((model) => model.formula(part, 'true')) === 'impossible') return part.left.name;
  }
  return undefined;
}

/** Whether a condition follows from the date alone, as that of an item that holds for a time. */
export function readsNoCase(condition: Condition): boolean {
  return [...partsWithin(condition)].every(({ part }) =>
    part.kind === 'leaf'
      ? part.left.name.startsWith('value.')
      : part.kind === 'all' || part.kind === 'any' || part.kind === 'not',
  );
}

function asksWhetherKnown(condition: Condition): boolean {
  return [...partsWithin(condition)].every(
    ({ part }) =>
      part.kind !== 'named' &&
      (part.kind !== 'leaf' ||
        part.operator === 'present' ||
        part.operator === 'absent' ||
        part.right.some((operand) => operand.kind === 'constant' && operand.value === null)),
  );
}

/** A case that fulfils as many parts of an `all` as can be fulfilled together, and still not the whole. */
function nearest({ inquiry }: Bench, { where, rule, when }: ConditionEntry): Counterexample | undefined {
  const parts = when.kind === 'all' ? when.children : [];
  for (let count = Math.max(0, parts.length - 1); count >= 0; count -= 1) {
    const fulfilled = parts.slice(0, count);
    const found = inquiry.example(
      (model) =>
        allOf([...fulfilled.map((part) => model.formula(part, 'true')), model.formula(when, 'false')]),
      ({ verdict }) => {
        const whole = verdict(where, rule, when);
        const those = fulfilled.map((part, place) => verdict(where, `${rule}#${place}`, part));
        return whole.verdict === 'false' && those.every((one) => one.verdict === 'true')
          ? { verdicts: [...those, whole] }
          : undefined;
      },
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A case that does not fulfil one way of an `any`, and the whole all the same. */
function stillTrue({ inquiry }: Bench, { where, rule, when }: ConditionEntry): Counterexample | undefined {
  const parts: readonly (Condition | undefined)[] =
    when.kind === 'any' ? [...when.children, undefined] : [undefined];
  for (const [place, part] of parts.entries()) {
    const found = inquiry.example(
      (model) =>
        allOf([model.formula(when, 'true'), ...(part === undefined ? [] : [model.formula(part, 'false')])]),
      ({ verdict }) => {
        const whole = verdict(where, rule, when);
        const other = part === undefined ? [] : [verdict(where, `${rule}#${place}`, part)];
        return whole.verdict === 'true' && other.every((one) => one.verdict === 'false')
          ? { verdicts: [...other, whole] }
          : undefined;
      },
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All else that is asked beside the contradicting leaf is so, and the whole is false. */
export const showNeverTrue: Illustration = ({ document, inquiry }, _, isAt) => {
  for (const { where, rule, when } of conditionEntriesOf(document)) {
    for (const { part, path } of partsWithin(when)) {
      if (part.kind !== 'leaf' || !isAt(part)) continue;
      const above = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
      const group = path === '' ? undefined : groupAt(when, above);
      const others = group?.kind === 'all' ? group.children.filter((child) => child !== part) : [];
      const whole = group?.kind === 'all' ? group : part;
      const wholePath = group?.kind === 'all' ? above : path;
      const found = inquiry.example(
        (model) =>
          allOf([
            ...others.map((other) => model.formula(other, 'true')),
            model.within(part.left.name, model.values(part.left.name)),
            model.formula(whole, 'false'),
          ]),
        ({ verdict }) => {
          const said = verdict(where, wholePath === '' ? rule : `${rule}#${wholePath}`, whole);
          if (said.verdict !== 'false') return undefined;
          const those = others.map((other) => verdict(where, `${rule}#${pathOf(when, other)}`, other));
          return those.every((one) => one.verdict === 'true') ? { verdicts: [...those, said] } : undefined;
        },
      );
      return found;
    }
  }
  return undefined;
};

function groupAt(condition: Condition, path: string): Condition | undefined {
  for (const one of partsWithin(condition)) if (one.path === path) return one.part;
  return undefined;
}

function pathOf(condition: Condition, wanted: Condition): string {
  for (const { part, path } of partsWithin(condition)) if (part === wanted) return path;
  return '';
}
