import { CalendarError, parseDate, parseInstant } from '@redress/calendar';
import type { CaseEvent, CaseFinding, Moment } from '@redress/policy';
import type { HistoricCase, Mapped, Reason } from './mapped.js';
import { refusedName } from './mapping-text.js';
import { nearest } from './nearest.js';
import { EVENT_KINDS } from './read-mapping.js';
import { shown } from './row.js';

const MAX_DEPTH = 32;
const MAX_ID_LENGTH = 256;

const KEYS = ['id', 'incidentAt', 'receivedAt', 'facts', 'events', 'settled', 'findings', 'outcome'];
/** Parts of the case that change what is decided and that this room cannot carry yet: ignoring them would be wrong. */
const NOT_YET = ['granted', 'matters'];
const EVENT_KEYS = ['stage', 'event', 'kind', 'reason', 'due', 'at'];

/**
 * Reads one line of NDJSON as a case. Instants become epoch milliseconds; dates without a time stay texts, since only
 * the policy knows their zone. What cannot be read is rejected with a reason; `incidentAt` is unknown then, and noted.
 * Unknown keys are passed over, since other systems keep things of their own beside ours, unless one looks misspelt.
 */
export function readCase(text: string, line: number): Mapped {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return rejected(
      line,
      'json-malformed',
      `the line is no JSON: ${problem.message}`,
      'write one whole JSON object a line',
    );
  }
  return caseOf(value, line);
}

/** Reads a parsed JSON value as a case; `line` is where it came from. */
export function caseOf(value: unknown, line: number): Mapped {
  if (!isRecord(value))
    return rejected(
      line,
      'case-shape',
      'the line is no JSON object',
      'write one case a line, starting with `{`',
    );
  const { id } = value;
  if (id === undefined || id === null || id === '')
    return rejected(line, 'id-missing', 'the case has no `id`', 'give it one');
  if (typeof id !== 'string' || id.length > MAX_ID_LENGTH) {
    return rejected(
      line,
      'id-unreadable',
      `\`id\` must be a text of at most ${MAX_ID_LENGTH} characters`,
      'write it in quotes',
    );
  }
  const refusal = unsafe(value, 0);
  if (refusal !== undefined) return { kind: 'rejected', line, id, reason: refusal };

  const reject = (code: string, message: string, hint: string): Mapped => ({
    ...rejected(line, code, message, hint),
    id,
  });
  const notYet = NOT_YET.find((key) => key in value);
  if (notYet !== undefined)
    return reject(
      'case-key-unsupported',
      `\`${notYet}\` is not understood yet`,
      'decide such a case by hand',
    );
  if (value.facts !== undefined && !isRecord(value.facts))
    return reject('case-shape', '`facts` must be an object', 'write names and values');
  if (value.settled !== undefined && !isTexts(value.settled))
    return reject('case-shape', '`settled` must name a role for each fact', 'write fact names and roles');
  if (value.outcome !== undefined && !isRecord(value.outcome))
    return reject('case-shape', '`outcome` must be an object', 'write names and values');

  const findings: CaseFinding[] = [];
  const receivedAt =
    value.receivedAt === undefined || value.receivedAt === null ? undefined : moment(value.receivedAt);
  if (receivedAt instanceof CalendarError)
    return reject('received-at-unreadable', `\`receivedAt\`: ${receivedAt.message}`, receivedAt.hint);
  let incidentAt =
    value.incidentAt === undefined || value.incidentAt === null ? undefined : moment(value.incidentAt);
  if (incidentAt instanceof CalendarError) {
    findings.push({
      code: 'unreadable-cell',
      message: `\`incidentAt\`: ${incidentAt.message}`,
      where: 'incidentAt',
    });
    incidentAt = undefined;
  }
  const events = value.events === undefined ? undefined : eventsOf(value.events);
  if (typeof events === 'string')
    return reject('event-unreadable', events, 'write `kind`, `at` and one of `stage` and `event`');
  const given = value.findings === undefined ? [] : findingsOf(value.findings);
  if (given === undefined)
    return reject('case-shape', '`findings` must be a list of codes and messages', 'leave it out');
  for (const key of Object.keys(value)) {
    const meant = KEYS.includes(key) ? undefined : nearest(key, KEYS);
    if (meant === undefined) continue;
    const message = `\`${shown(key)}\` is no key of a case; did you mean \`${meant}\`?`;
    findings.push({ code: 'key-unknown', message, where: shown(key) });
  }
  const told: HistoricCase = {
    id,
    ...(receivedAt !== undefined && { receivedAt }),
    ...(incidentAt !== undefined && { incidentAt }),
    facts: value.facts ?? {},
    ...(events && { events }),
    ...(value.settled !== undefined && { settled: value.settled }),
    ...(value.outcome !== undefined && { outcome: value.outcome }),
    ...(given.length + findings.length > 0 && { findings: [...given, ...findings] }),
  };
  return { kind: 'case', line, case: told };
}

function rejected(line: number, code: string, message: string, hint: string): Mapped & { kind: 'rejected' } {
  return { kind: 'rejected', line, reason: { code, message, hint } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((each) => typeof each === 'string');
}

/** A moment, or why it is none. */
function moment(value: unknown): Moment | CalendarError {
  try {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value !== 'string')
      throw new CalendarError(
        'bad-instant',
        'the moment is no text',
        'write it as 2026-09-30T16:00:00+08:00',
      );
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return parseInstant(value);
    parseDate(value);
    return value;
  } catch (problem) {
    if (problem instanceof CalendarError) return problem;
    throw problem;
  }
}

/** The events, or what is wrong with the first one that cannot be read. */
function eventsOf(value: unknown): CaseEvent[] | string {
  if (!Array.isArray(value)) return '`events` must be a list';
  const events: CaseEvent[] = [];
  for (const [index, each] of value.entries()) {
    const name = `event ${index + 1}`;
    if (!isRecord(each)) return `${name} is no object`;
    const odd = Object.keys(each).find((key) => !EVENT_KEYS.includes(key));
    if (odd !== undefined) return `${name} has an unknown key \`${shown(odd)}\``;
    const kind = EVENT_KINDS.find((known) => known === each.kind);
    if (kind === undefined) return `${name} has no known \`kind\``;
    for (const key of ['stage', 'event', 'reason']) {
      if (each[key] !== undefined && typeof each[key] !== 'string') return `\`${key}\` of ${name} is no text`;
    }
    if (typeof each.stage !== 'string' && typeof each.event !== 'string')
      return `${name} names neither \`stage\` nor \`event\``;
    const at = moment(each.at);
    const due = each.due === undefined || each.due === null ? undefined : moment(each.due);
    if (at instanceof CalendarError) return `\`at\` of ${name}: ${at.message}`;
    if (due instanceof CalendarError) return `\`due\` of ${name}: ${due.message}`;
    events.push({
      kind,
      at,
      ...(typeof each.stage === 'string' && { stage: each.stage }),
      ...(typeof each.event === 'string' && { event: each.event }),
      ...(typeof each.reason === 'string' && { reason: each.reason }),
      ...(due !== undefined && { due }),
    });
  }
  return events;
}

function findingsOf(value: unknown): CaseFinding[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const findings: CaseFinding[] = [];
  for (const each of value) {
    if (!isRecord(each) || typeof each.code !== 'string' || typeof each.message !== 'string')
      return undefined;
    findings.push({
      code: each.code,
      message: each.message,
      ...(typeof each.where === 'string' && { where: each.where }),
    });
  }
  return findings;
}

/** Names that reach into prototypes, numbers that JSON could not carry, nesting without end. */
function unsafe(value: unknown, depth: number): Reason | undefined {
  if (typeof value === 'number') {
    if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return undefined;
    return {
      code: 'number-imprecise',
      message: `the number \`${value}\` is beyond what a number can hold exactly`,
      hint: 'write it as a text',
    };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= MAX_DEPTH)
    return {
      code: 'case-too-deep',
      message: `the case is nested deeper than ${MAX_DEPTH} levels`,
      hint: 'flatten it',
    };
  for (const [key, child] of Object.entries(value)) {
    if (refusedName(key))
      return {
        code: 'key-refused',
        message: `\`${shown(key)}\` cannot be a name`,
        hint: 'choose another name',
      };
    const refusal = unsafe(child, depth + 1);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
