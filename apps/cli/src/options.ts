/** Every option of every verb: what follows it, where something does, and what it is for. */
export const OPTIONS = {
  policy: { value: 'POLICY', says: 'the policy to decide by' },
  cases: { value: 'FILE|-', says: 'cases as NDJSON, or rows with --mapping; gzip is recognised' },
  mapping: { value: 'FILE', says: 'how rows become cases' },
  lookups: { value: 'DIR', says: 'the folder of the files in which a mapping looks things up' },
  encoding: { value: 'NAME', says: 'of the cases, such as gb18030 or big5 (default utf-8)' },
  at: {
    value: 'INSTANT',
    says: 'decide as of this moment (default: when each case was received, never now)',
  },
  rates: { value: 'FILE', says: 'dated exchange rates' },
  explain: { says: 'adds the reasons, the explanation and the letters' },
  locale: { value: 'en|zh-CN|zh-TW', says: 'language of explanations, letters and clauses (default en)' },
  audience: {
    value: 'agent|customer',
    says: 'for whom the answer is explained (default agent); for a customer it holds nothing internal',
  },
  record: { value: 'FILE', says: 'adds to FILE all it takes to decide again; sources in FILE.sources' },
  'fail-on': {
    value: 'undetermined|findings',
    says: 'status 1 also where something is undetermined, or where a case has findings (both: with a comma)',
  },
  workers: { value: 'N', says: 'threads that decide, each with tables of its own (default: 1)' },
  baseline: { value: 'POLICY', says: 'the policy as it was' },
  candidate: { value: 'POLICY', says: 'the policy as it is to be' },
  changes: { value: 'FILE|-', says: 'the cases in which the two differ, as NDJSON' },
  report: { value: 'FILE.json', says: 'the whole comparison' },
  coverage: { says: 'also what the tests cover, and what none of them does' },
  'fail-under': { value: 'PERCENT', says: 'status 1 also where the tests cover less; with --coverage' },
  gaps: {
    says: 'only clauses that a policy has to meet and that none applies and tests; status 1 if there are',
  },
  id: { value: 'NAME', says: 'what the imported policy is called (default: the name of the file)' },
  currency: { value: 'CODE', says: 'its currency (default EUR)' },
  zone: { value: 'ZONE', says: 'its time zone (default UTC)' },
  calendar: { value: 'NAME', says: 'its calendar (default round-the-clock)' },
  to: {
    value: 'FILE',
    says: 'where to write: .csv or .xlsx of an export, the policy of an import (default: standard output)',
  },
  from: { value: 'FILE', says: 'the rows to import: .csv or .xlsx' },
  policies: { value: 'DIR', says: 'the folder of policies and calendars (default configs)' },
  json: { says: 'JSON also on a terminal' },
  help: { says: 'this' },
} as const satisfies Record<string, { readonly value?: string; readonly says: string }>;

export type OptionName = keyof typeof OPTIONS;
export type Flag = 'explain' | 'coverage' | 'gaps' | 'json' | 'help';
/** Options that take a value. */
export type Text = Exclude<OptionName, Flag>;

/** Understood by every verb. */
export const EVERYWHERE = ['policies', 'json', 'help'] as const satisfies readonly OptionName[];

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

export function isFlag(name: OptionName): name is Flag {
  return !('value' in OPTIONS[name]);
}
