import type { CaseFinding, FactStatement } from '@redress/policy';
import { Elements } from '../conditions/elements.js';
import { isSame } from '../same-value.js';
import type { Value } from '../value.js';
import { shown } from './read-value.js';

/** One name by which a case can state a fact of a law. */
export interface WayIn {
  readonly name: string;
  /** Its value is not to be repeated. */
  readonly isPersonal: boolean;
}

/** What a case says under such a name, and what that would be for the law; unknown where the law does not hear it. */
export interface Said extends WayIn {
  readonly raw: unknown;
  readonly value: Value;
}

/**
 * What is said of a fact of a law by another name than the one that counts, and differs from it: nobody would see from the
 * decision that it was not heard. `counting` is the name that counts; without a value the case does not state it.
 */
export function overruledFindings(
  fact: string,
  counting: WayIn & { readonly raw?: unknown },
  taken: Value,
  others: readonly Said[],
): CaseFinding[] {
  return others
    .filter(({ value }) => value !== undefined && !isSameStatement(value, taken))
    .map((other) => {
      const [counts, ignored] = [statementOf(counting, true), statementOf(other, false)];
      return {
        code: 'law-fact-overruled',
        message: `${inWords(ignored)} is not heard: what counts is ${inWords(counts)}`,
        where: fact,
        statements: [counts, ignored],
      };
    });
}

function statementOf({ name, isPersonal, raw }: WayIn & { raw?: unknown }, counts: boolean): FactStatement {
  return { name, ...(raw === undefined || isPersonal ? {} : { value: shown(raw) }), counts };
}

function inWords({ name, value }: FactStatement): string {
  return value === undefined ? `\`${name}\`` : `\`${name}: ${value}\``;
}

function isSameStatement(a: Value, b: Value): boolean {
  if (a instanceof Elements && b instanceof Elements)
    return (
      a.rows.length === b.rows.length &&
      a.rows.every((row, at) =>
        row.every((value, field) => {
          const other = b.rows[at]?.[field];
          return value === other || isSameStatement(value, other);
        }),
      )
    );
  if (isPlace(a) && isPlace(b)) return a.lat === b.lat && a.lon === b.lon;
  return isSame(a, b);
}

function isPlace(value: Value): value is Extract<Value, { readonly lat: number }> {
  return typeof value === 'object' && value !== null && 'lat' in value;
}
