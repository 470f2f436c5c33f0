/** How a name begins, and where such names are declared. */
const SECTIONS = {
  value: 'values',
  option: 'options',
  class: 'classification',
  route: 'routing',
  responsibility: 'responsibility',
  remedy: 'remedies',
  stage: 'stages',
  table: 'tables',
} as const;

/** What a name such as `value.limit` or `remedy.voucher.total` stands for: the section that declares it, and what is declared there. */
export interface Section {
  readonly section: (typeof SECTIONS)[keyof typeof SECTIONS];
  readonly id: string;
}

/** Undefined for facts and derivations, whose names are free, and where nothing follows the dot. */
export function sectionOf(name: string): Section | undefined {
  const [, prefix = '', rest = ''] = /^(\w+)\.(.+)$/su.exec(name) ?? [];
  if (!isPrefix(prefix)) return undefined;
  return { section: SECTIONS[prefix], id: declaredIn(prefix, rest) };
}

/** What can be read of a remedy is its total, of a stage when it is due, of a table an output. */
function declaredIn(prefix: keyof typeof SECTIONS, rest: string): string {
  if (prefix === 'table') return rest.replace(/\.[^.]*$/, '');
  return prefix === 'remedy' || prefix === 'stage' ? rest.replace(/\.(?:total|due)$/, '') : rest;
}

function isPrefix(word: string): word is keyof typeof SECTIONS {
  return Object.hasOwn(SECTIONS, word);
}
