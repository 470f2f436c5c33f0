import type { BrokenJson } from '../../decide/read-case.js';

/** Every text of the console; the other languages have exactly these keys. */
export interface Messages {
  /** Between the entries of a list. */
  readonly separator: string;
  readonly app: { readonly tagline: string; readonly language: string; readonly skip: string };
  readonly policies: {
    readonly title: string;
    readonly intro: string;
    readonly loading: string;
    readonly none: string;
    readonly version: (version: string) => string;
    readonly rules: (count: number) => string;
    readonly layer: Readonly<Record<'law' | 'industry' | 'client', string>>;
  };
  readonly editor: {
    readonly title: string;
    readonly samples: string;
    readonly samplesIntro: string;
    readonly label: string;
    readonly help: string;
    readonly decide: string;
    readonly deciding: string;
    readonly shortcut: string;
  };
  readonly trouble: {
    readonly empty: string;
    readonly notAnObject: string;
    readonly noFacts: string;
    readonly repeated: (name: string) => string;
    readonly broken: Readonly<Record<BrokenJson, string>>;
    readonly place: (line: number, column: number) => string;
    /** By the code of a problem; `other` stands for codes without a text of their own. */
    readonly problems: Readonly<Record<ProblemText, string>>;
    readonly retry: string;
    readonly request: (id: string) => string;
  };
  readonly result: {
    readonly title: string;
    readonly waiting: string;
    readonly stale: string;
    readonly decidedAt: (instant: string) => string;
    readonly classification: string;
    readonly routing: string;
    readonly responsibility: string;
    readonly missing: string;
    readonly nothingMissing: string;
    readonly completeness: (share: string) => string;
    readonly askNext: string;
    readonly stages: string;
    readonly reports: string;
    readonly remedies: string;
    readonly noRemedies: string;
    readonly denied: string;
    readonly displaced: string;
    readonly totals: string;
    readonly approvals: string;
    readonly noApprovals: string;
    readonly undetermined: string;
    readonly undeterminedRules: (count: number) => string;
    readonly dependsOn: string;
    readonly presumed: string;
    readonly letter: string;
    readonly noLetter: string;
    readonly sendBy: (instant: string) => string;
    readonly copy: string;
    readonly copied: string;
    readonly reasons: string;
    readonly findings: string;
    readonly answer: string;
    readonly yes: string;
    readonly no: string;
    readonly shares: string;
    readonly none: string;
  };
  /** Departments and people a policy may name without giving them a title. */
  readonly parties: Readonly<Record<Party, string>>;
  readonly stage: {
    readonly stage: string;
    readonly owner: string;
    readonly from: string;
    readonly due: string;
    readonly kind: string;
    readonly class: Readonly<Record<string, string>>;
    readonly provisional: string;
    readonly projected: string;
    readonly paused: string;
    readonly open: string;
    readonly timeline: (count: number) => string;
    readonly scale: string;
    readonly zone: (zone: string) => string;
    readonly elapsed: (count: number, unit: 'minute' | 'hour' | 'day') => string;
  };
  readonly remedy: {
    readonly remedy: string;
    readonly basis: string;
    readonly state: string;
    readonly amount: string;
    readonly due: string;
    readonly cite: string;
    readonly bases: Readonly<Record<string, string>>;
    readonly states: Readonly<Record<string, string>>;
    readonly between: (low: string, high: string) => string;
    readonly atLeast: (low: string) => string;
    readonly times: (amount: string, count: string) => string;
    readonly payer: (payer: string) => string;
    readonly unsettled: (facts: string) => string;
  };
}

export type Party =
  | 'supervisor'
  | 'manager'
  | 'leadership'
  | 'department-head'
  | 'handler'
  | 'customer-service'
  | 'tour-operations'
  | 'dispatch'
  | 'cabin'
  | 'ground'
  | 'baggage'
  | 'company'
  | 'airline'
  | 'customer'
  | 'carrier'
  | 'passenger'
  | 'care-line'
  | 'service-desk';

export type ProblemText =
  | 'unreachable'
  | 'unknown-policy'
  | 'invalid-request'
  | 'case-refused'
  | 'at-missing'
  | 'body-too-large'
  | 'internal-error'
  | 'other';

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export const en: Messages = {
  separator: ', ',
  app: {
    tagline: 'Decides complaints by written policy',
    language: 'Language',
    skip: 'Skip to the decision',
  },
  policies: {
    title: 'What runs here',
    intro: 'Choose the policy to decide by.',
    loading: 'Reading the policies …',
    none: 'There is no policy in the configs folder yet. Add one and start the server again.',
    version: (version) => `version ${version}`,
    rules: (count) => plural(count, 'rule', 'rules'),
    layer: { law: 'Law', industry: 'Industry', client: 'Client' },
  },
  editor: {
    title: 'A case',
    samples: 'Samples',
    samplesIntro: 'Each one is a test of this policy. Click to take it over.',
    label: 'Case as JSON',
    help: 'An object with “facts”; “receivedAt”, “incidentAt” and “events” where known. A fact left out is unknown, not false.',
    decide: 'Decide',
    deciding: 'Deciding …',
    shortcut: 'Ctrl or ⌘ + Enter',
  },
  trouble: {
    empty: 'There is no case yet. Click a sample or paste one.',
    notAnObject: 'A case is one JSON object: it starts with { and ends with }.',
    noFacts: 'The case has no “facts”. Put what is known of the complaint into "facts": { … }.',
    repeated: (name) => `“${name}” stands here a second time. Keep the one that holds.`,
    broken: {
      value:
        'A value is not written as JSON. Text and names need double quotes; true, false and null are small letters.',
      comma: 'A comma is missing before this.',
      colon: 'A colon is missing between a name and its value.',
      name: 'A name in double quotes is expected here. Is there a comma too many?',
      bracket: 'A bracket that was opened is not closed.',
      text: 'A text is not closed, or holds a line break. Use \\n for a new line.',
      comment: 'JSON has no comments. Please remove it.',
      end: 'Something follows after the end of the case. Decide one case at a time.',
      other: 'This is not JSON.',
    },
    place: (line, column) => `Line ${line}, column ${column}`,
    problems: {
      unreachable:
        'The server does not answer. Is it still running? Your case is safe here; try again when it is back.',
      'unknown-policy': 'This policy is no longer on the server. Reload the page to see what runs now.',
      'invalid-request': 'The case has parts that are not as they should be:',
      'case-refused': 'This case cannot be decided:',
      'at-missing':
        'It is not said when the complaint was received. Add "receivedAt": "2026-03-02T10:00:00+08:00".',
      'body-too-large': 'The case is larger than 1 MB. Cases in bulk are decided on the command line.',
      'internal-error': 'Something went wrong on the server. Its log has the cause under the number below.',
      other: 'The server refused this:',
    },
    retry: 'Try again',
    request: (id) => `Request ${id}`,
  },
  result: {
    title: 'Decision',
    waiting:
      'Click a sample and press Decide: class, due times, remedies, the letter and the reasons appear here.',
    stale: 'The case was changed after this decision.',
    decidedAt: (instant) => `As of ${instant}`,
    classification: 'Classification',
    routing: 'Routing',
    responsibility: 'Responsibility',
    missing: 'Missing',
    nothingMissing: 'Nothing is missing.',
    completeness: (share) => `${share} complete`,
    askNext: 'Ask next',
    stages: 'Stages and due times',
    reports: 'Reports',
    remedies: 'Remedies',
    noRemedies: 'No remedy is owed or possible.',
    denied: 'Refused',
    displaced: 'Another remedy of the same kind takes its place.',
    totals: 'Totals',
    approvals: 'Approvals',
    noApprovals: 'Nobody has to approve this.',
    undetermined: 'Undetermined',
    undeterminedRules: (count) => plural(count, 'rule is open', 'rules are open'),
    dependsOn: 'depends on',
    presumed: 'Presumed',
    letter: 'Letter to the customer',
    noLetter: 'The policy has no letter for this case at this moment.',
    sendBy: (instant) => `Send by ${instant}`,
    copy: 'Copy',
    copied: 'Copied',
    reasons: 'Reasons',
    findings: 'Remarks',
    answer: 'Whole answer as JSON',
    yes: 'yes',
    no: 'no',
    shares: 'Shares',
    none: 'none',
  },
  parties: {
    supervisor: 'supervisor',
    manager: 'manager',
    leadership: 'leadership',
    'department-head': 'head of department',
    handler: 'the handler of the case',
    'customer-service': 'customer service',
    'tour-operations': 'tour operations',
    dispatch: 'flight dispatch',
    cabin: 'cabin service',
    ground: 'ground service',
    baggage: 'baggage service',
    company: 'the company',
    airline: 'the airline',
    customer: 'the customer',
    carrier: 'the carrier',
    passenger: 'the passenger',
    'care-line': 'care line',
    'service-desk': 'service desk',
  },
  stage: {
    stage: 'Stage',
    owner: 'Owner',
    from: 'From',
    due: 'Due',
    kind: 'Kind',
    class: { internal: 'internal', promised: 'promised', statutory: 'by law', authority: 'authority' },
    provisional: 'provisional',
    projected: 'projected',
    paused: 'paused',
    open: 'open',
    timeline: (count) =>
      `Timeline of ${plural(count, 'stage', 'stages')}; the table below has the same times.`,
    scale: 'Time since receipt, compressed towards the end',
    zone: (zone) => `Times in ${zone}`,
    elapsed: (count, unit) => `${count} ${{ minute: 'min', hour: 'h', day: 'd' }[unit]}`,
  },
  remedy: {
    remedy: 'Remedy',
    basis: 'Basis',
    state: 'State',
    amount: 'Amount',
    due: 'Due',
    cite: 'Clause',
    bases: { law: 'law', contract: 'contract', goodwill: 'goodwill' },
    states: { owed: 'owed', possible: 'possible' },
    between: (low, high) => `${low} to ${high}`,
    atLeast: (low) => `${low} or more`,
    times: (amount, count) => `${amount} × ${count}`,
    payer: (payer) => `paid by ${payer}`,
    unsettled: (facts) => `not settled: ${facts}`,
  },
};
