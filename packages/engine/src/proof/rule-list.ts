import type { Condition, Field, FirstHit, Operand, PolicyDocument } from '@redress/policy';
import { choicesOf } from './condition-entries.js';
import { cellOfThen, ranksOf } from './field-formula.js';
import { ALWAYS_SO, allOf, type Formula } from './formula.js';
import type { Model } from './model.js';

/** Rules that are asked in order: a field, the shares, the grounds of refusal of a remedy, a choice. */
export interface RuleList {
  /** As in verdicts: `classification.topic`, `remedies.voucher`. */
  readonly where: string;
  /** For people: field `class.topic`. */
  readonly label: string;
  readonly rules: readonly ListedRule[];
  /** What must hold for the list to be asked at all. */
  readonly context: Condition | undefined;
  readonly field: Field | undefined;
  /** By which a field is read: `class.topic`. */
  readonly name: string | undefined;
  /** What to point at for the list as a whole. */
  readonly node: object;
  readonly otherwise: object | undefined;
}

export interface ListedRule {
  /** As in verdicts. */
  readonly rule: string;
  readonly label: string;
  readonly when: Condition;
  readonly then: Operand | undefined;
}

export function ruleListsOf(document: PolicyDocument): RuleList[] {
  const lists: RuleList[] = [];
  for (const [group, prefix] of [
    ['classification', 'class'],
    ['routing', 'route'],
    ['responsibility', 'responsibility'],
  ] as const) {
    for (const field of document[group].values()) {
      const name = `${prefix}.${field.name}`;
      lists.push({
        where: `${group}.${field.name}`,
        label: `\`${name}\``,
        rules: field.rules.map(({ id, when, then }) => ({
          rule: id,
          label: `rule \`${id}\` of \`${name}\``,
          when,
          then,
        })),
        context: undefined,
        field,
        name,
        node: field,
        otherwise: field.otherwise,
      });
    }
  }
  if (document.shares !== undefined) {
    lists.push({
      where: 'responsibility.shares',
      label: 'the shares',
      rules: document.shares.rules.map(({ id, when }) => ({
        rule: id,
        label: `rule \`${id}\` of the shares`,
        when,
        then: undefined,
      })),
      context: undefined,
      field: undefined,
      name: undefined,
      node: document.shares,
      otherwise: document.shares.otherwise,
    });
  }
  const choice = <T>(
    where: string,
    rule: string,
    label: string,
    context: Condition | undefined,
    list: FirstHit<T>,
  ): void => {
    lists.push({
      where,
      label,
      rules: list.cases.map(({ when }, position) => ({
        rule: `${rule}[${position}]`,
        label: `choice ${position + 1}`,
        when,
        then: undefined,
      })),
      context,
      field: undefined,
      name: undefined,
      node: list,
      otherwise: undefined,
    });
  };
  for (const remedy of document.remedies) {
    const where = `remedies.${remedy.id}`;
    if (remedy.refusedBy.length > 0) {
      lists.push({
        where,
        label: `remedy \`${remedy.id}\``,
        rules: remedy.refusedBy.map(({ id, when }) => ({
          rule: `refusedBy.${id}`,
          label: `refusal \`${id}\` of remedy \`${remedy.id}\``,
          when,
          then: undefined,
        })),
        context: remedy.when,
        field: undefined,
        name: undefined,
        node: remedy,
        otherwise: undefined,
      });
    }
    for (const [place, choose] of choicesOf(remedy).entries())
      choice(where, `choose${place}`, `the amount of remedy \`${remedy.id}\``, remedy.when, choose.cases);
    if (typeof remedy.payer === 'object')
      choice(where, 'payer', `the payer of remedy \`${remedy.id}\``, remedy.when, remedy.payer);
  }
  for (const stage of document.stages) {
    const where = `stages.${stage.id}`;
    if (stage.within !== undefined)
      choice(where, 'within', `the time of stage \`${stage.id}\``, stage.when, stage.within);
    if (typeof stage.owner === 'object')
      choice(where, 'owner', `the owner of stage \`${stage.id}\``, stage.when, stage.owner);
  }
  return lists;
}

/** The rule at a position decides: it is true, and none before it stands in its way (language.md §4). */
export function decidesAt(model: Model, list: RuleList, position: number): Formula {
  const rule = list.rules[position];
  if (rule === undefined) return ALWAYS_SO;
  const { field } = list;
  const asked =
    list.context === undefined
      ? []
      : [model.formula(list.context, list.field === undefined ? 'notFalse' : 'true')];
  if (field?.take === 'highest')
    return allOf([model.formula(rule.when, 'true'), ...higherAreFalse(model, list, position)]);
  return allOf([model.formula(rule.when, 'true'), ...asked, ...standAside(model, list, position, rule.then)]);
}

/** None of the rules is true, nor may one that gives something else still become so. */
export function noneDecides(model: Model, list: RuleList): Formula {
  return allOf(standAside(model, list, list.rules.length, list.field?.otherwise));
}

function standAside(model: Model, list: RuleList, end: number, then: Operand | undefined): Formula[] {
  return list.rules
    .slice(0, end)
    .map((earlier) =>
      model.formula(earlier.when, mayAgree(model, list, earlier.then, then) ? 'notTrue' : 'false'),
    );
}

/** A rule that ranks above must be false; one of the same rank before it must not be true, or it would decide. */
function higherAreFalse(model: Model, list: RuleList, position: number): Formula[] {
  const { field, name } = list;
  const then = list.rules[position]?.then;
  if (field === undefined || name === undefined || then === undefined) return [];
  const rank = ranksOf(model, name, field);
  const rankOf = (operand: Operand | undefined): number | undefined => {
    const cell = operand === undefined ? undefined : cellOfThen(model, name, operand);
    return cell === undefined ? undefined : rank(cell);
  };
  const own = rankOf(then);
  if (own === undefined) return [];
  return list.rules.flatMap((other, place) => {
    const theirs = rankOf(other.then);
    if (place === position || theirs === undefined || theirs < own) return [];
    if (theirs > own) return [model.formula(other.when, 'false')];
    return place < position ? [model.formula(other.when, 'notTrue')] : [];
  });
}

/** Whether two rules may give the same, so that one that is open does not keep the other from deciding. */
function mayAgree(model: Model, { name }: RuleList, a: Operand | undefined, b: Operand | undefined): boolean {
  if (name === undefined || a === undefined || b === undefined) return false;
  const [one, other] = [cellOfThen(model, name, a), cellOfThen(model, name, b)];
  return one === undefined || other === undefined || one === other;
}
