import { parseArgs } from 'node:util';
import { nearest } from '@redress/calendar';
import { EVERYWHERE, OPTIONS, isFlag, isOption, type Flag, type OptionName, type Text } from './options.js';
import { UsageError } from './usage-error.js';
import { VERBS, type Verb, type VerbName } from './verbs.js';

/** The words after a verb, read. */
export interface Arguments {
  readonly verb: VerbName;
  readonly texts: Readonly<Partial<Record<Text, string>>>;
  readonly flags: ReadonlySet<Flag>;
  /** What is no option. */
  readonly rest: readonly string[];
}

/** Reads the words after the verb. Error: `UsageError`. */
export function readArguments(words: readonly string[], verb: VerbName): Arguments {
  const { options }: Verb = VERBS[verb];
  const known: readonly OptionName[] = [...options, ...EVERYWHERE];
  const texts: Partial<Record<Text, string>> = {};
  const flags = new Set<Flag>();
  const { tokens, positionals } = parse(words);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { value } = token;
    const name = token.rawName === '-h' ? 'help' : token.name;
    if (!isOption(name) || !known.includes(name)) throw unknownOption(token.rawName, name, verb, known);
    if (isFlag(name)) {
      if (value !== undefined)
        throw new UsageError('value-needless', `\`--${name}\` takes no value`, `write only --${name}`);
      flags.add(name);
    } else {
      if (value === undefined || value === '')
        throw new UsageError(
          'value-missing',
          `\`--${name}\` needs a value`,
          `write --${name} ${OPTIONS[name].value}`,
        );
      if (texts[name] !== undefined)
        throw new UsageError('option-repeated', `\`--${name}\` is given twice`, 'give it once');
      texts[name] = value;
    }
  }
  return { verb, texts, flags, rest: positionals };
}

function parse(words: readonly string[]) {
  const options = Object.fromEntries(
    Object.keys(OPTIONS)
      .filter(isOption)
      .map((name) => [name, { type: isFlag(name) ? ('boolean' as const) : ('string' as const) }]),
  );
  return parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true });
}

function unknownOption(
  written: string,
  name: string,
  verb: VerbName,
  known: readonly OptionName[],
): UsageError {
  const meant = nearest(name, known);
  return new UsageError(
    'unknown-option',
    `\`${written}\` is no option of \`redress ${verb}\``,
    meant === undefined
      ? `its options: ${known.map((one) => `--${one}`).join(' ')}`
      : `did you mean \`--${meant}\`?`,
  );
}

/** The value of an option that has to be there. Error: `option-missing`. */
export function required({ texts, verb }: Arguments, name: Text): string {
  const value = texts[name];
  if (value !== undefined) return value;
  throw new UsageError(
    'option-missing',
    `\`--${name}\` is missing`,
    `write --${name} ${OPTIONS[name].value}; see redress ${verb} --help`,
  );
}

/** The one file a verb asks for. Errors: `file-missing`, `unexpected-argument`. */
export function onlyFile({ rest, verb }: Arguments): string {
  const [path] = rest;
  if (path === undefined)
    throw new UsageError('file-missing', 'no file is named', `for example: ${VERBS[verb].example}`);
  refuseMore(rest.slice(1), verb);
  return path;
}

/** The files a verb asks for, at least one. Error: `file-missing`. */
export function files({ rest, verb }: Arguments): readonly string[] {
  if (rest.length === 0)
    throw new UsageError('file-missing', 'no policy is named', `for example: ${VERBS[verb].example}`);
  return rest;
}

/** For verbs that take options only. Error: `unexpected-argument`. */
export function noFile({ rest, verb }: Arguments): void {
  refuseMore(rest, verb);
}

function refuseMore([word]: readonly string[], verb: VerbName): void {
  if (word === undefined) return;
  throw new UsageError(
    'unexpected-argument',
    `\`${word}\` belongs to no option`,
    `for example: ${VERBS[verb].example}`,
  );
}

/** One of a few words. Error: `bad-value`. */
export function oneOf<T extends string>(
  { texts }: Arguments,
  name: Text,
  allowed: readonly T[],
): T | undefined {
  const value = texts[name];
  return value === undefined ? undefined : allowedWord(value, name, allowed);
}

/** Some of a few words, with commas between them. Error: `bad-value`. */
export function someOf<T extends string>(
  { texts }: Arguments,
  name: Text,
  allowed: readonly T[],
): ReadonlySet<T> {
  const words = texts[name]?.split(',') ?? [];
  return new Set(words.map((word) => allowedWord(word.trim(), name, allowed)));
}

function allowedWord<T extends string>(value: string, name: Text, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError('bad-value', `\`${value}\` is no value of --${name}`, `use ${allowed.join(' or ')}`);
}
