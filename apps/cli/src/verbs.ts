import type { OptionName } from './options.js';

/** What can be said about a verb of `redress`. */
export interface Verb {
  readonly arguments: string;
  readonly says: string;
  /** Beside those understood everywhere. */
  readonly options: readonly OptionName[];
  /** Runs as it stands in a clone; a test does so. */
  readonly example: string;
}

/** How it is called in a clone: a package manager in between may add lines of its own. */
const RUN = 'node apps/cli/bin/redress.mjs';
const POLICY = 'configs/industries/airline/policy.yaml';
const CASES = 'test/acceptance/examples/airline-cases.ndjson';

export const VERBS = {
  due: {
    arguments: 'FILE|-',
    says: 'by when something is due: one question a line, one answer a line',
    options: [],
    example: `echo '{"calendar": "cn", "from": "2026-09-30T16:00:00+08:00", "within": {"workingDays": 2}}' | ${RUN} due -`,
  },
  elapsed: {
    arguments: 'FILE|-',
    says: 'how much working time has passed: one question a line, one answer a line',
    options: [],
    example: `echo '{"calendar": "cn", "from": "2026-09-30T16:00:00+08:00", "to": "2026-10-08T10:00:00+08:00", "measure": "workingMinutes"}' | ${RUN} elapsed -`,
  },
  decide: {
    arguments: '--policy POLICY --cases FILE|-',
    says: 'decides every case by a policy: one answer a line, in the order of the cases',
    options: [
      'policy',
      'cases',
      'mapping',
      'lookups',
      'encoding',
      'at',
      'rates',
      'explain',
      'locale',
      'audience',
      'record',
      'fail-on',
      'workers',
    ],
    example: `${RUN} decide --policy ${POLICY} --cases ${CASES} --explain --locale zh-CN`,
  },
  lint: {
    arguments: 'POLICY…',
    says: 'what is wrong or doubtful in a policy, where, and what to do',
    options: [],
    example: `${RUN} lint ${POLICY}`,
  },
  test: {
    arguments: 'POLICY…',
    says: 'runs the tests inside a policy; shows expected beside actual, and what they cover',
    options: ['coverage', 'fail-under'],
    example: `${RUN} test ${POLICY}`,
  },
  show: {
    arguments: 'POLICY [NAME…]',
    says: 'where what holds comes from: layer, file, line, date and clause; a name asks for one thing',
    options: [],
    example: `${RUN} show ${POLICY} values.damageVoucher`,
  },
  clauses: {
    arguments: '[CLAUSE…]',
    says: 'the clauses of procedures and laws: where each is applied, which tests say what it comes to',
    options: ['gaps', 'locale'],
    example: `${RUN} clauses AIR-06 TOU-08`,
  },
  replay: {
    arguments: '--baseline POLICY --candidate POLICY --cases FILE|-',
    says: 'the same cases under two policies: what changes, what it costs, for whom',
    options: [
      'baseline',
      'candidate',
      'cases',
      'mapping',
      'lookups',
      'encoding',
      'at',
      'rates',
      'changes',
      'report',
    ],
    example: `sed 's/money: 8000/money: 9000/' ${POLICY} > /tmp/edited.yaml && ${RUN} replay --baseline ${POLICY} --candidate /tmp/edited.yaml --cases ${CASES} --changes /tmp/changes.ndjson`,
  },
  verify: {
    arguments: 'RECORDS|-',
    says: 'decides recorded decisions again and compares',
    options: [],
    example: `${RUN} decide --policy ${POLICY} --cases ${CASES} --record /tmp/records.ndjson > /tmp/answers.ndjson && ${RUN} verify /tmp/records.ndjson`,
  },
  import: {
    arguments: 'json-rules-engine FILE',
    says: 'rules of another engine as a policy in YAML; what cannot be said is told beside it',
    options: ['id', 'currency', 'zone', 'calendar'],
    example: `${RUN} import json-rules-engine test/acceptance/examples/json-rules.json`,
  },
  table: {
    arguments: 'export|import POLICY TABLE',
    says: 'a table of a policy as CSV or XLSX, and its rows read back into the policy',
    options: ['to', 'from'],
    example: `${RUN} table export test/acceptance/examples/fees.yaml fees --to /tmp/fees.csv && ${RUN} table import test/acceptance/examples/fees.yaml fees --from /tmp/fees.csv`,
  },
} as const satisfies Record<string, Verb>;

export type VerbName = keyof typeof VERBS;
export const VERB_NAMES = [
  'due',
  'elapsed',
  'decide',
  'lint',
  'test',
  'show',
  'clauses',
  'replay',
  'verify',
  'import',
  'table',
] as const satisfies readonly VerbName[];

export function isVerb(name: string): name is VerbName {
  return Object.hasOwn(VERBS, name);
}
