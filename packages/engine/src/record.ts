import { canonicalText, type Json } from '@redress/calendar';
import { RateTable, readRates, type Rate } from '@redress/money';
import { layersBelow, readCase, type Airports, type Case } from '@redress/policy';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import { differences, type Difference } from './differences.js';
import { FOLD_VERSION } from './conditions/traditional-to-simplified.js';
import type { Program } from './program.js';

/** Raised with every change that can change a decision. */
export const ENGINE_VERSION = '1';

/** A decision with all it came from, so that it can be made again and compared (language.md §7). */
export interface DecisionRecord {
  readonly case: Case;
  readonly at: string;
  readonly effectiveHash: string;
  readonly calendarHash: string;
  /** Versions of reference data that decisions read. */
  readonly dataHashes: Readonly<Record<string, string>>;
  /** The rates that were applied. */
  readonly rates: readonly RateJson[];
  readonly engineVersion: string;
  readonly decision: Decision;
}

export interface RateJson {
  readonly id: string;
  readonly base: string;
  readonly quote: string;
  readonly date: string;
  readonly rate: string;
  readonly source: string;
}

/** The record of a decision that `program` made on a case, with those of the rates that were applied. */
export function recordOf(
  program: Program,
  input: Case,
  decision: Decision,
  rates: readonly Rate[],
): DecisionRecord {
  const applied = new Set(decision.rates);
  return {
    case: input,
    at: decision.at,
    effectiveHash: decision.policy.effectiveHash,
    calendarHash: decision.calendarHash,
    dataHashes: dataHashesOf(program),
    rates: rates.filter(({ id }) => applied.has(id)).map(rateJson),
    engineVersion: ENGINE_VERSION,
    decision,
  };
}

/** Of airports only where the policy speaks of places. */
function dataHashesOf({ scope: { airports } }: Program): Readonly<Record<string, string>> {
  return { folding: FOLD_VERSION, ...(airports === undefined ? {} : { airports: airports.hash }) };
}

function rateJson({ id, base, quote, date, rate, source }: Rate): RateJson {
  return { id, base, quote, date, rate: rate.toDecimal(), source };
}

export type Verification =
  | { readonly outcome: 'same' | 'engine-changed' | 'facts-erased' | 'source-missing' }
  | { readonly outcome: 'different'; readonly differences: readonly Difference[] };

/**
 * Decides a record again and compares. `engine-changed`: it differs, and was decided by another engine version.
 * `facts-erased`: personal values were erased from it. The program is the one of the record's hashes; without it
 * the answer is `source-missing`.
 */
export function verifyRecord(record: DecisionRecord, program: Program | undefined): Verification {
  if (program === undefined) return { outcome: 'source-missing' };
  if (isErased(record.case.facts)) return { outcome: 'facts-erased' };
  const rates = record.rates.length === 0 ? undefined : new RateTable(readRates(record.rates));
  const { reasons: _, attestation: __, ...decided } = record.decision;
  const again = decide(program, readCase(record.case), { at: record.at, rates });
  if (canonical(decided) === canonical(again)) return { outcome: 'same' };
  if (record.engineVersion !== ENGINE_VERSION) return { outcome: 'engine-changed' };
  return { outcome: 'different', differences: differencesBetween(decided, again) };
}

/** What was decided and is no longer, and what was not and is now; the order of lists alone makes a difference too. */
function differencesBetween(decided: unknown, again: unknown): Difference[] {
  const found = [
    ...differences(decided, again),
    ...differences(again, decided)
      .filter(({ actual }) => actual === undefined)
      .map(({ path, expected }) => ({ path, expected: undefined, actual: expected })),
  ];
  return found.length > 0 ? found : [{ path: '', expected: decided, actual: again }];
}

function isErased(facts: Readonly<Record<string, unknown>>): boolean {
  return Object.values(facts).some((value) => {
    if (typeof value !== 'object' || value === null) return false;
    const entries = Object.entries(value);
    return (
      (entries.length === 1 && entries[0]?.[0] === 'erased' && entries[0][1] === true) ||
      isErased(Object.fromEntries(entries))
    );
  });
}

function canonical(value: unknown): string {
  const plain: Json = JSON.parse(JSON.stringify(value));
  return canonicalText(plain);
}

/**
 * What a record needs beside itself, by hash: the policy's text with those it extends, its calendars and airports, each written once. Calendars are
 * kept in their canonical form, clock changes included, so that another machine compiles the same.
 */
export function sourcesOf(program: Program, text: string): Map<string, string> {
  const calendars: Record<string, Json> = {};
  for (const [name, calendar] of program.calendars.used) calendars[name] = JSON.parse(calendar.canonicalText);
  const { airports } = program.scope;
  return new Map([
    [program.effectiveHash, policySource(program, text)],
    [program.calendarHash, JSON.stringify({ kind: 'calendars', calendars })],
    ...(airports === undefined ? [] : [airportsSource(airports)]),
  ]);
}

/** With all that the policy stands on. */
function policySource({ policy }: Program, text: string): string {
  const layers = layersBelow(policy);
  return JSON.stringify({
    kind: 'policy',
    file: policy.file,
    text,
    ...(layers.length === 0 ? {} : { layers }),
  });
}

/** With where it comes from, which its licence asks for. */
function airportsSource({ hash, edition, source, licence, attribution, canonicalText: text }: Airports) {
  const airports: Json = JSON.parse(text);
  const content = { kind: 'airports', edition, source, licence, attribution, airports };
  return [hash, JSON.stringify(content)] as const;
}
