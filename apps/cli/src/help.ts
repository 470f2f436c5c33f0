import { EVERYWHERE, OPTIONS, type OptionName } from './options.js';
import { VERB_NAMES, VERBS, type Verb, type VerbName } from './verbs.js';

const STATUS = 'Status: 0 fine, 1 a line, check or test failed, 2 the call was wrong or the run broke off.';

/** What `redress --help` says. */
export function overview(): string {
  return [
    'redress decides complaints by written policies.',
    '',
    ...VERB_NAMES.map((name) => `  redress ${name.padEnd(8)} ${VERBS[name].says}`),
    '',
    'redress VERB --help says more. `-` is standard input or output.',
    STATUS,
  ].join('\n');
}

/** What `redress VERB --help` says. */
export function helpOf(name: VerbName): string {
  const verb: Verb = VERBS[name];
  const shown: OptionName[] = [...verb.options, ...EVERYWHERE.filter((option) => option !== 'help')];
  return [
    `redress ${name} ${verb.arguments}   ${verb.says}`,
    '',
    ...shown.map(optionLine),
    '',
    `Example: ${verb.example}`,
    STATUS,
  ].join('\n');
}

function optionLine(name: OptionName): string {
  const option: { readonly value?: string; readonly says: string } = OPTIONS[name];
  const words = option.value === undefined ? `--${name}` : `--${name} ${option.value}`;
  return `  ${words.padEnd(28)} ${option.says}`;
}
