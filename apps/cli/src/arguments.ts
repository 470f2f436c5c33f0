import { parseArgs } from 'node:util';
import { UsageError } from './usage.js';

/** Options that take a value, and those that do not. */
const TEXTS = [
  'policies',
  'policy',
  'cases',
  'mapping',
  'at',
  'rates',
  'lookups',
  'locale',
  'audience',
  'record',
  'fail-on',
  'baseline',
  'candidate',
  'changes',
  'report',
  'gates',
  'encoding',
] as const;
const FLAGS = ['json', 'explain', 'help'] as const;

export type Text = (typeof TEXTS)[number];
export type Flag = (typeof FLAGS)[number];

export interface Arguments {
  readonly texts: Readonly<Partial<Record<Text, string>>>;
  readonly flags: ReadonlySet<Flag>;
  readonly rest: readonly string[];
}

/** Reads the words after the verb, of which only `allowed` options make sense. Error: `UsageError`. */
export function readArguments(words: readonly string[], allowed: readonly (Text | Flag)[]): Arguments {
  const parsed = parse(words);
  const texts: Partial<Record<Text, string>> = {};
  const flags = new Set<Flag>();
  const known: readonly string[] = [...allowed, 'policies', 'json', 'help'];
  for (const token of parsed.tokens) {
    if (token.kind !== 'option') continue;
    const text = TEXTS.find((name) => name === token.name);
    const flag = FLAGS.find((name) => name === token.name);
    if (!known.includes(token.name) || (text === undefined && flag === undefined)) {
      throw new UsageError(
        'unknown-option',
        `\`--${token.name}\` is no option here`,
        `options here: ${known.map((name) => `--${name}`).join(' ')}`,
      );
    }
    if (text !== undefined) {
      if (token.value === undefined)
        throw new UsageError('value-missing', `\`--${text}\` needs a value`, 'write it after the option');
      if (texts[text] !== undefined)
        throw new UsageError('option-repeated', `\`--${text}\` is given twice`, 'give it once');
      texts[text] = token.value;
    } else if (flag !== undefined) flags.add(flag);
  }
  return { texts, flags, rest: parsed.positionals };
}

function parse(words: readonly string[]) {
  const options = Object.fromEntries([
    ...TEXTS.map((name) => [name, { type: 'string' as const }]),
    ...FLAGS.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  return parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true });
}

export function required(given: Arguments, name: Text): string {
  const value = given.texts[name];
  if (value !== undefined) return value;
  throw new UsageError('option-missing', `\`--${name}\` is missing`, 'see redress --help');
}
