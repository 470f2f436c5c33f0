import { decide, prepare, type Program } from '@redress/engine';
import { lint, type Case } from '@redress/policy';
import type { CalendarDocument } from '@redress/calendar';
import { FACTS, FIRST_DAY, type Facts, type FactType } from '../facts.js';
import type { Condition, Rule } from '../workload.js';

type Frame = Parameters<Program['facts']['read']>[1];
type Verdicts = ReturnType<Program['approvalRules']['match']>;

/** The rules as the approvals of a policy, of which every one is asked and not only the first. */
export interface RuleProgram {
  readonly program: Program;
  /** Milliseconds for reading and checking the text, and for compiling it. */
  readonly linted: number;
  readonly compiled: number;
  /** Facts read once, to be asked for their verdicts again and again. */
  readonly frame: (facts: Facts) => Frame;
  readonly verdicts: (frame: Frame) => Verdicts;
  /** Reads the facts as a case states them, then gives the verdicts. */
  readonly readAndMatch: (facts: Facts) => Verdicts;
  /** The whole decision: moments, presumptions, approvals with their grounds, open questions. */
  readonly decide: (facts: Facts) => ReturnType<typeof decide>;
}

/** Reads, checks and compiles the rules. A text holds 2 MiB at most, so that many rules are read in several. */
export function ruleProgram(
  rules: readonly Rule[],
  calendars: ReadonlyMap<string, CalendarDocument>,
): RuleProgram {
  const started = performance.now();
  const parts = chunked(rules, RULES_IN_A_TEXT).map((part) => {
    const { policy, findings } = lint(policyText(part), 'bench.json', { calendars });
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (policy === undefined)
      throw new Error(`the rules are no policy: ${JSON.stringify(errors.slice(0, 3))}`);
    return policy;
  });
  const [first] = parts;
  if (first === undefined) throw new Error('a workload has rules');
  const approvals = parts.flatMap(({ document }) => document.approvals);
  const linted = performance.now();
  const program = prepare({ ...first, document: { ...first.document, approvals } }, { calendars });
  const compiled = performance.now();
  const read = (facts: Facts): Frame => {
    const frame = emptyFrame(program.scope.names.length);
    program.facts.read(facts, frame);
    if (frame.findings.length > 0)
      throw new Error(`a fact was not taken: ${JSON.stringify(frame.findings[0])}`);
    return frame;
  };
  return {
    program,
    linted: linted - started,
    compiled: compiled - linted,
    frame: read,
    verdicts: (frame) => program.approvalRules.match(frame.values),
    readAndMatch: (facts) => program.approvalRules.match(read(facts).values),
    decide: (facts) => decide(program, caseOf(facts)),
  };
}

const RULES_IN_A_TEXT = 5_000;

/** What `decide` makes for every case before it reads the facts. */
function emptyFrame(size: number): Frame {
  return {
    values: new Array<undefined>(size).fill(undefined),
    presumed: new Array<0>(size).fill(0),
    unsettled: new Array<0>(size).fill(0),
    unsettledBehind: new Map(),
    zones: undefined,
    granted: undefined,
    tables: new Map(),
    findings: [],
    rates: undefined,
    day: FIRST_DAY,
    lawDays: undefined,
    datedBy: 'case.receivedAt',
    asksRates: false,
    usedRates: new Map(),
  };
}

export function caseOf(facts: Facts): Case {
  return { id: 'bench', receivedAt: FIRST_DAY * 86_400_000, facts };
}

/** A policy of nothing but facts and approvals, as JSON. */
export function policyText(rules: readonly Rule[]): string {
  return JSON.stringify({
    policy: 'bench',
    version: '1.0.0',
    layer: 'client',
    title: { en: 'Rule workload', 'zh-CN': '规则负载', 'zh-TW': '規則負載' },
    currency: 'EUR',
    zone: 'Europe/Berlin',
    calendar: 'de',
    facts: Object.fromEntries(FACTS.map(({ name, type }) => [name, typeText(type)])),
    approvals: rules.map(({ id, when }) => ({ id, when: conditionText(when), by: 'manager' })),
  });
}

function typeText(type: FactType): object {
  switch (type.kind) {
    case 'enum':
      return { type: 'enum', values: type.values };
    case 'number':
      return type.decimals === 0 ? { type: 'integer' } : { type: 'decimal', scale: type.decimals };
    default:
      return { type: type.kind };
  }
}

function conditionText(condition: Condition): object {
  if (condition.kind !== 'leaf') return { [condition.kind]: condition.of.map(conditionText) };
  const { fact, operator, value } = condition;
  return { fact, operator, value };
}

function chunked<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
}
