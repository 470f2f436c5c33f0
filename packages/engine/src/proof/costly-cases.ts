import type { Amount, Case, Operand, Remedy } from '@redress/policy';
import { Rational } from '@redress/money';
import type { RemedyDecision } from '../decision.js';
import { inputsOf } from '../facts/derive.js';
import type { Program } from '../program.js';
import type { Bench, Illustration } from './bench.js';
import { statementOf } from './chosen-value.js';
import { choicesOf, partsOf } from './condition-entries.js';
import { allOf, type Formula } from './formula.js';
import type { Decided, Inquiry, Shows } from './inquiry.js';
import type { Model } from './model.js';

/** A case whose amount grows with a fact that has no bound. */
export const showUnbounded: Illustration = (bench, { parameters }) => {
  const remedy = remedyIn(bench, parameters);
  if (remedy === undefined) return undefined;
  const { inquiry } = bench;
  const numbers = numbersBehind(inquiry.program, remedy);
  const start = stated(inquiry, owed(inquiry, remedy), numbers, () => Rational.ONE);
  if (start === undefined) return undefined;
  for (const name of numbers) {
    const [many, more] = [MANY, MORE].map((number) => stated(inquiry, start, [name], () => number, true));
    if (many === undefined || more === undefined) continue;
    let before: number | undefined;
    let isOwed = false;
    inquiry.shownBy(many, (decided) => {
      before ??= totalOf(decided, remedy.id);
      isOwed = remedyDecision(decided, remedy.id)?.state === 'owed';
      return undefined;
    });
    const shows: Shows = (decided) => {
      const found = remedyDecision(decided, remedy.id);
      const total = totalOf(decided, remedy.id);
      if (found === undefined || total === undefined || before === undefined || total <= before)
        return undefined;
      if (isOwed && found.state !== 'owed') return undefined;
      const { id, total: exact, totalMax } = found;
      return { answer: { remedies: [exact === undefined ? { id, totalMax } : { id, total: exact }] } };
    };
    const found = inquiry.shownBy(more, shows);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A case whose amount comes out below zero, for which the engine takes nothing. */
export const showNegative: Illustration = (bench, { parameters }) => {
  const remedy = remedyIn(bench, parameters);
  if (remedy === undefined) return undefined;
  const { inquiry } = bench;
  const numbers = numbersBehind(inquiry.program, remedy).slice(0, MOST_VARIED);
  const start = owed(inquiry, remedy);
  const where = `remedies.${remedy.id}`;
  const shows: Shows = ({ decision }) =>
    decision().findings.some((finding) => finding.code === 'negative-amount' && finding.where === where)
      ? { findings: [{ code: 'negative-amount', where }] }
      : undefined;
  const choices = [Rational.ZERO, Rational.ONE, MANY];
  for (let way = 0; way < choices.length ** numbers.length; way += 1) {
    const input = stated(
      inquiry,
      start,
      numbers,
      (place) => choices[Math.floor(way / choices.length ** place) % choices.length] ?? Rational.ZERO,
      true,
    );
    const found = input === undefined ? undefined : inquiry.shownBy(input, shows);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Amounts that nobody mistakes for a usual one, the second far above the first. */
const MANY = Rational.of(1_000_000);
const MORE = Rational.of(1_000_000_000);
/** Facts of which several values are tried together. */
const MOST_VARIED = 4;

function remedyIn({ document }: Bench, parameters: object | undefined): Remedy | undefined {
  const id: unknown = new Map<string, unknown>(Object.entries(parameters ?? {})).get('remedy');
  return document.remedies.find((remedy) => remedy.id === id);
}

/** A case in which the remedy is owed; where none was found, one in which it may be. */
function owed(inquiry: Inquiry, { id, when, refusedBy }: Remedy): Case | undefined {
  const question = (model: Model): Formula =>
    allOf([
      ...(when === undefined ? [] : [model.formula(when, 'true')]),
      ...refusedBy.map((ground) => model.formula(ground.when, 'false')),
    ]);
  const found =
    inquiry.example(question, (decided) =>
      remedyDecision(decided, id)?.state === 'owed' ? {} : undefined,
    ) ?? inquiry.example(question, (decided) => (remedyDecision(decided, id) === undefined ? undefined : {}));
  return found?.case;
}

/** The case with numbers for some facts: for those it leaves open, or for all of them. */
function stated(
  { program }: Inquiry,
  input: Case | undefined,
  names: readonly string[],
  numberOf: (place: number) => Rational,
  isForced = false,
): Case | undefined {
  if (input === undefined) return undefined;
  const facts: Record<string, unknown> = { ...input.facts };
  for (const [place, name] of names.entries()) {
    const type = program.policy.types.get(name);
    if (type === undefined || (!isForced && facts[name] !== undefined)) continue;
    const { currency } = program.scope.at(name).home;
    const own = type.kind === 'money' ? (type.currency ?? currency) : currency;
    facts[name] = statementOf(numberOf(place), type, own, program.zone);
  }
  return { ...input, facts };
}

/** The numbers and amounts that a case states and that an amount is reckoned from. */
function numbersBehind(program: Program, remedy: Remedy): string[] {
  const { document, types } = program.policy;
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    const kind = types.get(name)?.kind;
    if (document.facts.has(name) && (kind === 'integer' || kind === 'decimal' || kind === 'money'))
      found.add(name);
    const operation = document.derive.get(name)?.operation;
    if (operation !== undefined) for (const input of inputsOf(operation, document.conditions)) visit(input);
  };
  const operand = (one: Operand | undefined): void => {
    if (one?.kind === 'reference') visit(one.name);
  };
  const amount = (one: Amount): void => {
    if (one.kind === 'reference') visit(one.name);
    if (one.kind === 'percent') operand(one.percent);
    if (one.kind === 'rate') operand(one.quantity);
    for (const part of partsOf(one)) amount(part);
  };
  if (remedy.amount !== undefined) amount(remedy.amount);
  operand(remedy.per);
  operand(remedy.quantity);
  for (const choose of choicesOf(remedy)) amount(choose);
  return [...found];
}

function remedyDecision({ decision }: Decided, id: string): RemedyDecision | undefined {
  return decision().remedies.find((one) => one.id === id);
}

/** The total, or the most it may come to. */
function totalOf(decided: Decided, id: string): number | undefined {
  const found = remedyDecision(decided, id);
  const money = found?.total ?? found?.totalMax;
  return money === undefined ? undefined : Number(money.amount);
}
