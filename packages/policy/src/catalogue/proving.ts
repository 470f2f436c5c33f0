import type { CatalogueEntry, Entries } from './entry.js';
import { info, warning } from './wording.js';

/**
 * What only shows when cases are decided, found by the engine (`@redress/engine/proof`), each with a case that shows it
 * where one was found.
 */
const WORDINGS = {
  'rule-unreachable': warning<{ rule: string; by: readonly string[]; unlessNone: boolean }>(
    ({ rule, by, unlessNone }) =>
      `${rule} never decides${unlessNone ? ' unless something is known to be none' : ''}: all that it covers is covered before it, by ${listed(by)}`,
    () => 'put it before them, narrow them, or remove it',
  ),
  'rule-idle': warning<{ rule: string; list: string }>(
    ({ rule, list }) => `${rule} never comes to bear: where it is true, ${list} is not in question`,
    () => 'correct one of the two conditions, or remove it',
  ),
  'condition-never-true': warning<{ label: string; name?: string }>(
    ({ label, name }) =>
      `${conditionOf(label)} cannot be true in any case${name === undefined ? '' : `: \`${name}\` never has a value that it asks for`}`,
    () => 'correct it, or remove what it is for',
  ),
  'condition-always-true': warning<{ label: string }>(
    ({ label }) => `${conditionOf(label)} is true for all values of what it reads`,
    () => 'leave it out, or correct it if it was meant to leave something out',
  ),
  'otherwise-unreached': info<{ field: string }>(
    ({ field }) => `no value of what is read leads to \`otherwise\` of ${field}: its rules cover them all`,
    () => 'nothing to do if that is meant; a later rule may still be missing a value',
  ),
  'remedy-never-owed': warning<{ remedy: string; refusals: readonly string[] }>(
    ({ remedy, refusals }) =>
      `remedy \`${remedy}\` is never owed: whenever it is in question it is refused, by ${listed(refusals.map((id) => `\`${id}\``))}`,
    () => 'narrow what refuses it, or remove the remedy',
  ),
  'threshold-hole': warning<{ name: string; from: string; to: string; lower: string; upper: string }>(
    ({ name, from, to, lower, upper }) =>
      from === to
        ? `exactly ${from} of \`${name}\` falls to neither ${lower} nor ${upper}`
        : `\`${name}\` between ${from} and ${to} falls to neither ${lower} nor ${upper}`,
    ({ from }) => `let one end where the other begins: up to ${from} here, above ${from} there`,
  ),
  'rule-untested': info<{ label: string; missing: 'true' | 'false' | 'either' }>(
    ({ label, missing }) =>
      missing === 'either'
        ? `no test makes ${conditionOf(label)} true or false`
        : `no test makes ${conditionOf(label)} ${missing}`,
    ({ missing }) =>
      missing === 'false'
        ? 'add a test in which it does not hold'
        : 'add a test in which it holds, and one just beside it in which it does not',
  ),
  'test-covers-nothing': info<{ test: string }>(
    ({ test }) => `what test \`${test}\` states makes no difference to any condition`,
    () => 'state the facts that the rule it is about reads, or remove the test',
  ),
  'not-fully-checked': info<{ what: string }>(
    ({ what }) => `${what} was not fully checked: that would take too long`,
    () => 'what is said about it holds; there may be more. Name parts of long conditions to shorten them',
  ),
};

/** A named condition is one itself. */
function conditionOf(label: string): string {
  return label.startsWith('condition ') ? label : `the condition of ${label}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
}

export type ProvingCode = keyof typeof WORDINGS;

/** What each code is told about, so that it can be put into words. */
export type ProvingParameters = {
  readonly [C in ProvingCode]: (typeof WORDINGS)[C] extends CatalogueEntry<infer P> ? P : never;
};

export const PROVING: Entries<ProvingParameters> = WORDINGS;
