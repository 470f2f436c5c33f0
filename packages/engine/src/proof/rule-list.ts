import {
  sharesLabel,
  type Condition,
  type Field,
  type FirstHit,
  type Operand,
  type PolicyDocument,
} from '@redress/policy';
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
  for (const shares of document.shares.values()) {
    lists.push({
      where: `responsibility.${shares.name}`,
      label: sharesLabel(shares.name),
      rules: shares.rules.map(({ id, when }) => ({
        rule: id,
        label: `rule \`${id}\` of ${sharesLabel(shares.name)}`,
        when,
        then: undefined,
      })),
      context: undefined,
      field: undefined,
      name: undefined,
      node: shares,
      otherwise: shares.otherwise,
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
  const asked =
    list.context === undefined
      ? []
      : [model.formula(list.context, list.field === undefined ? 'notFalse' : 'true')];
  return allOf([model.formula(rule.when, 'true'), ...asked, ...asideFor(model, list, position)]);
}

/** None of the rules is true, nor may one that gives something else still become so. */
export function noneDecides(model: Model, list: RuleList): Formula {
  return allOf(standAside(model, list, list.rules.length, thensOf(model, list).otherwise));
}

/** What the other rules must come out as for the one at a position to decide. */
export function asideFor(model: Model, list: RuleList, position: number): Formula[] {
  return list.field?.take === 'highest'
    ? higherAreFalse(model, list, position)
    : standAside(model, list, position, thensOf(model, list).rules[position]);
}

function standAside(model: Model, list: RuleList, end: number, then: number | undefined): Formula[] {
  const { rules: thens, falses, notTrues } = thensOf(model, list);
  const aside: Formula[] = [];
  for (let place = 0; place < end; place += 1) {
    const formula = (mayAgree(list, thens[place], then) ? notTrues : falses)[place];
    if (formula !== undefined) aside.push(formula);
  }
  return aside;
}

/** A rule that ranks above must be false; one of the same rank before it must not be true, or it would decide. */
function higherAreFalse(model: Model, list: RuleList, position: number): Formula[] {
  const { field, name } = list;
  if (field === undefined || name === undefined) return [];
  const rank = ranksOf(model, name, field);
  const ranks = thensOf(model, list).rules.map((cell) => (cell === undefined ? undefined : rank(cell)));
  const own = ranks[position];
  if (own === undefined) return [];
  return list.rules.flatMap((other, place) => {
    const theirs = ranks[place];
    if (place === position || theirs === undefined || theirs < own) return [];
    if (theirs > own) return [model.formula(other.when, 'false')];
    return place < position ? [model.formula(other.when, 'notTrue')] : [];
  });
}

/** Whether two rules may give the same, so that one that is open does not keep the other from deciding. */
function mayAgree({ name }: RuleList, one: number | undefined, other: number | undefined): boolean {
  return name !== undefined && (one === undefined || other === undefined || one === other);
}

interface Thens {
  /** The cell that each rule gives; absent where it gives another name. */
  readonly rules: readonly (number | undefined)[];
  readonly otherwise: number | undefined;
  /** That each rule is false, and that it is not true. */
  readonly falses: readonly Formula[];
  readonly notTrues: readonly Formula[];
}

const THENS = new WeakMap<RuleList, Thens>();

function thensOf(model: Model, list: RuleList): Thens {
  const known = THENS.get(list);
  if (known !== undefined) return known;
  const { name, field, rules } = list;
  const cell = (then: Operand | undefined): number | undefined =>
    name === undefined || then === undefined ? undefined : cellOfThen(model, name, then);
  const thens = {
    rules: rules.map(({ then }) => cell(then)),
    otherwise: cell(field?.otherwise),
    falses: rules.map(({ when }) => model.formula(when, 'false')),
    notTrues: rules.map(({ when }) => model.formula(when, 'notTrue')),
  };
  THENS.set(list, thens);
  return thens;
}
