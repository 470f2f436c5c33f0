import type { CatalogueEntry, Entries } from './entry.js';
import { error } from './wording.js';

/**
 * What reading a policy may say, by stable code: the text is no YAML, uses what a policy may not, or says something
 * that the language has no place for. Each has a bad policy in `test/bad-policies/<code>.yaml`.
 */
const WORDINGS = {
  // the text
  syntax: error<{ near?: string; problem: string; advice: string }>(
    ({ near, problem }) => (near === undefined ? problem : `${problem}, at \`${near}\``),
    ({ advice }) => advice,
  ),
  'tab-indentation': error<Nothing>(
    () => 'a tab indents this line',
    () => 'indent with spaces; editors turn tabs into spaces on request',
  ),
  indentation: error<
    | { key: string; below: string }
    | { key: string; column: number; sibling: string; siblingLine: number; siblingColumn: number }
  >(
    (told) =>
      'below' in told
        ? `\`${told.key}\` begins in the column of \`${told.below}\`, below which it probably belongs`
        : `\`${told.key}\` is indented like none of the lines around it (column ${told.column})`,
    (told) =>
      'below' in told
        ? `indent it further than \`${told.below}\``
        : `begin it in column ${told.siblingColumn} if it belongs beside \`${told.sibling}\` (line ${told.siblingLine}), or like the key it belongs beside`,
  ),
  'several-documents': error<Nothing>(
    () => 'a second document begins here',
    () => 'keep one policy in a file: remove the `---`, or move what follows into its own file',
  ),
  'document-empty': error<Nothing>(
    () => 'the file holds no policy',
    () => 'begin with `policy:`, `version:` and `layer:`, as in LANGUAGE.md',
  ),
  'directive-refused': error<{ directive: string }>(
    ({ directive }) => `the directive \`${directive}\` would change how the text is read`,
    () => 'remove the line; a policy is always YAML 1.2',
  ),
  'tag-refused': error<{ tag: string }>(
    ({ tag }) => `the tag \`${tag}\` has no meaning in a policy`,
    () => 'remove it; write text in quotes and numbers without',
  ),
  'text-too-large': error<{ limit: number }>(
    ({ limit }) => `the text is longer than ${limit} characters`,
    () => 'split the policy; cases and tables of data do not belong into it',
  ),
  'too-many-nodes': error<{ limit: number }>(
    ({ limit }) =>
      `the policy holds more than ${limit} maps, lists and values, those behind aliases counted each time`,
    () => 'split the policy, or look for an alias that repeats too much',
  ),
  'too-deep': error<{ limit: number }>(
    ({ limit }) => `maps and lists are nested deeper than ${limit} levels here`,
    () => 'name the inner conditions under `conditions` and refer to them',
  ),
  'text-not-unicode': error<Nothing>(
    () => 'the text contains half of a character',
    () => 'write the whole character, for instance 😀 instead of `\\ud83d` alone',
  ),

  // keys and aliases
  'key-not-text': error<{ key?: string }>(
    ({ key }) =>
      key === undefined ? 'a map or list stands where a key belongs' : `the key \`${key}\` is not text`,
    ({ key }) => (key === undefined ? 'write `key: value`' : `put it in quotes: "${key}"`),
  ),
  'key-refused': error<{ key: string }>(
    ({ key }) => `\`${key}\` cannot be a key`,
    () => 'choose another name; `__proto__`, `constructor` and `prototype` mean something else to programs',
  ),
  'merge-key-refused': error<Nothing>(
    () => '`<<` merges one map into another, which hides where a value comes from',
    () => 'write the keys out, or name what is shared under `values` or `conditions`',
  ),
  'duplicate-key': error<{ key: string; line: number }>(
    ({ key, line }) => `\`${key}\` stands here again, first in line ${line}`,
    () => 'keep one of the two, or put their contents together',
  ),
  'alias-unknown': error<{ alias: string }>(
    ({ alias }) => `nothing before \`*${alias}\` has the anchor \`&${alias}\``,
    ({ alias }) => `write \`&${alias}\` before what is meant, or put the text in quotes`,
  ),
  'alias-in-itself': error<{ alias: string }>(
    ({ alias }) => `\`*${alias}\` stands inside what it stands for`,
    () => 'write out what is meant',
  ),

  // numbers
  'number-not-finite': error<{ number: string }>(
    ({ number }) => `\`${number}\` is not a finite number`,
    () => 'write a number, or leave the key out where there is no limit',
  ),
  'number-spelling': error<{ number: string; meaning: string }>(
    ({ number, meaning }) => `\`${number}\` would be read as ${meaning}`,
    ({ number, meaning }) => `write ${meaning}, or "${number}" in quotes if it is text`,
  ),
  'number-inexact': error<{ number: string; meaning: string }>(
    ({ number, meaning }) => `\`${number}\` has more digits than a number keeps; it would become ${meaning}`,
    ({ number }) => `put it in quotes: "${number}"`,
  ),

  // what stands where
  'value-missing': error<{ key?: string }>(
    ({ key }) => (key === undefined ? 'an item of this list is empty' : `nothing stands after \`${key}:\``),
    () => 'write its value, or remove it; `null` says that something is known to be none',
  ),
  'wrong-type': error<{ expected: string; found: string; advice?: string }>(
    ({ expected, found }) => `${found} stands where ${expected} belongs`,
    ({ expected, advice }) => advice ?? `write ${expected}`,
  ),
  'unknown-key': error<{
    key: string;
    where: string;
    nearest?: string;
    elsewhere: readonly string[];
    known: readonly string[];
  }>(
    ({ key, where }) => `${where} has no key \`${key}\``,
    ({ key, where, nearest, elsewhere, known }) => {
      if (key.includes('：')) return 'the colon is a full-width one: write `:` and a blank';
      if (nearest !== undefined) return `did you mean \`${nearest}\`?`;
      if (elsewhere.length > 0) return `\`${key}\` belongs into ${elsewhere.slice(0, 3).join(' or ')}`;
      return `${where} takes ${keys(known)}`;
    },
  ),
  'not-dated': error<{ key: string; kind: string }>(
    ({ key, kind }) => `a ${kind} holds on all days and takes no \`${key}\``,
    ({ kind }) =>
      kind === 'fact'
        ? 'give dates to the value that it presumes, `presume: { value: … }`, or to a named condition in `relevantWhen`'
        : kind === 'option'
          ? 'an option is set by a policy and not by a day: declare one for each edition, and give dates to the rules that read it'
          : 'write a term for each time, and a named condition with dates that asks for the one or the other',
  ),
  'missing-key': error<{ key: string; where: string; what: string }>(
    ({ key, where }) => `${where} lacks \`${key}\``,
    ({ key, what }) => `add \`${key}\`: ${what}`,
  ),
  'kind-missing': error<{ where: string; known: readonly string[] }>(
    ({ where }) => `${where} lacks the key that says of which kind it is`,
    ({ known }) => `write one of ${keys(known)}`,
  ),
  'several-kinds': error<{ where: string; kinds: readonly string[] }>(
    ({ where, kinds }) => `${where} is at once ${keys(kinds)}`,
    ({ kinds }) =>
      `keep one of them, or nest one in the other${kinds.includes('all') ? ': `all: [ { any: […] } ]`' : ''}`,
  ),
  'unknown-word': error<{ word: string; expected: string; nearest?: string; known: readonly string[] }>(
    ({ word, expected }) => `\`${word}\` is not ${expected}`,
    ({ nearest, known }) =>
      nearest === undefined ? `write one of ${keys(known)}` : `did you mean \`${nearest}\`?`,
  ),
  'wrong-form': error<{ text: string; expected: string; example: string }>(
    ({ text, expected }) => `\`${text}\` is not ${expected}`,
    ({ example }) => `write it like ${example}`,
  ),
  'date-not-real': error<{ date: string }>(
    ({ date }) => `there is no day \`${date}\``,
    () => 'write a date of the calendar as year-month-day, such as 2026-02-28',
  ),
  'number-not-whole': error<{ number: string; expected: string }>(
    ({ number, expected }) => `\`${number}\` is not ${expected}`,
    () => 'write a number without decimals',
  ),
  'wrong-count': error<{ expected: string; count: number }>(
    ({ expected, count }) =>
      `${count === 1 ? '1 entry stands' : `${count} entries stand`} where ${expected} belongs`,
    ({ expected }) => `write ${expected}`,
  ),
  'otherwise-misplaced': error<{ where: string }>(
    ({ where }) => `${where} has to end with the entry that holds without condition, and only its last may`,
    () =>
      'give every entry but the last a `when`, and the last none; `otherwise` marks it in lists of `then`',
  ),
};

type Nothing = Readonly<Record<string, never>>;

function keys(known: readonly string[]): string {
  return known.map((key) => `\`${key}\``).join(', ');
}

export type ReadingCode = keyof typeof WORDINGS;

/** What each code is told about, so that it can be put into words. */
export type ReadingParameters = {
  readonly [C in ReadingCode]: (typeof WORDINGS)[C] extends CatalogueEntry<infer P> ? P : never;
};

export const READING: Entries<ReadingParameters> = WORDINGS;
