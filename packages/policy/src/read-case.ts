import { CalendarError, nearest, parseDate, parseInstant, zoneOf } from '@redress/calendar';
import { CaseError } from './case-error.js';
import type { Case, CaseEvent, CaseFinding, Grant, Moment } from './case.js';

const MAX_DEPTH = 32;
const MAX_ID_LENGTH = 256;
const MOST_EVENTS = 10_000;
const MOST_GRANTS = 10_000;

const KEYS = [
  'id',
  'incidentAt',
  'receivedAt',
  'facts',
  'zones',
  'events',
  'settled',
  'findings',
  'matters',
  'granted',
];
const EVENT_KEYS = ['stage', 'event', 'kind', 'reason', 'due', 'at'];
const KINDS: readonly CaseEvent['kind'][] = ['started', 'done', 'paused', 'resumed', 'happened'];

/**
 * Reads a case of cli.md from parsed JSON. Instants become epoch milliseconds; dates without a time stay texts, since
 * only the policy knows their zone. An unreadable `incidentAt` is unknown, and noted; so are keys that look misspelt;
 * `alsoKnown` are keys of the caller's own. What is wrong with a single fact is found when the case is decided. Error: `CaseError`.
 */
export function readCase(value: unknown, alsoKnown: readonly string[] = []): Case {
  if (!isRecord(value))
    throw shape('a case is an object', 'write {"id": "…", "receivedAt": "…", "facts": {…}}');
  const { id } = value;
  if (id === undefined || id === null || id === '') {
    throw new CaseError('id-missing', 'the case has no `id`', 'give it one');
  }
  if (typeof id !== 'string' || id.length > MAX_ID_LENGTH) {
    throw new CaseError(
      'id-unreadable',
      `\`id\` must be a text of at most ${MAX_ID_LENGTH} characters`,
      'write it in quotes',
    );
  }
  refuseUnsafe(value, 0);
  if (value.matters !== undefined) {
    throw new CaseError(
      'case-key-unsupported',
      'the `matters` of a case are decided one by one',
      'give each of them as a case of its own, such as `case#matter`',
    );
  }
  if (value.facts !== undefined && !isRecord(value.facts))
    throw shape('`facts` must be an object', 'write names and values');
  if (value.settled !== undefined && !isTexts(value.settled)) {
    throw shape('`settled` must name a role for each fact', 'write fact names and roles');
  }
  if (value.zones !== undefined && !isTexts(value.zones)) {
    throw shape(
      '`zones` must name a time zone for each moment',
      'write { "incidentAt": "America/New_York" }',
    );
  }
  for (const [name, zone] of Object.entries(value.zones ?? {})) checkZoneOf(name, zone);
  const granted = value.granted === undefined ? undefined : grantsOf(value.granted);
  if (granted === null)
    throw shape(
      '`granted` must be a list of what was granted',
      'write [{ "remedy": "…", "amount": { "amount": "250.00", "currency": "EUR" } }]',
    );
  const findings: CaseFinding[] = [];
  const receivedAt =
    value.receivedAt === undefined || value.receivedAt === null ? undefined : moment(value.receivedAt);
  if (receivedAt instanceof CalendarError) {
    throw new CaseError('received-at-unreadable', `\`receivedAt\`: ${receivedAt.message}`, receivedAt.hint);
  }
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
  if (typeof events === 'string') {
    throw new CaseError(
      'event-unreadable',
      events,
      'write `kind`, `at`, and the `stage` or `event` it is about',
    );
  }
  const given = value.findings === undefined ? [] : findingsOf(value.findings);
  if (given === undefined) throw shape('`findings` must be a list of codes and messages', 'leave it out');
  for (const key of Object.keys(value)) {
    const known = [...KEYS, ...alsoKnown];
    const meant = known.includes(key) ? undefined : nearest(key, known);
    if (meant === undefined) continue;
    const message = `\`${shown(key)}\` is no key of a case; did you mean \`${meant}\`?`;
    findings.push({ code: 'key-unknown', message, where: shown(key) });
  }
  return {
    id,
    ...(receivedAt !== undefined && { receivedAt }),
    ...(incidentAt !== undefined && { incidentAt }),
    facts: value.facts ?? {},
    ...(value.zones !== undefined && { zones: value.zones }),
    ...(events && { events }),
    ...(granted !== undefined && { granted }),
    ...(value.settled !== undefined && { settled: value.settled }),
    ...(given.length + findings.length > 0 && { findings: [...given, ...findings] }),
  };
}

/** Whether an amount can be read is found when the case is decided, since only the policy knows its currency. */
function grantsOf(value: unknown): Grant[] | null {
  if (!Array.isArray(value) || value.length > MOST_GRANTS) return null;
  const grants: Grant[] = [];
  for (const one of value) {
    if (!isRecord(one) || typeof one.remedy !== 'string' || one.amount === undefined) return null;
    const { remedy, amount, incident } = one;
    if (incident !== undefined && typeof incident !== 'string') return null;
    grants.push({ remedy, amount, ...(incident !== undefined && { incident }) });
  }
  return grants;
}

function shape(message: string, hint: string): CaseError {
  return new CaseError('case-shape', message, hint);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((each) => typeof each === 'string');
}

function checkZoneOf(name: string, zone: string): void {
  try {
    zoneOf(zone);
  } catch (problem) {
    if (!(problem instanceof CalendarError)) throw problem;
    throw new CaseError('zone-unknown', `\`zones\` of \`${shown(name)}\`: ${problem.message}`, problem.hint);
  }
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
  if (!Array.isArray(value) || value.length > MOST_EVENTS)
    return `\`events\` must be a list of at most ${MOST_EVENTS}`;
  const events: CaseEvent[] = [];
  for (const [index, each] of value.entries()) {
    const name = `\`events[${index}]\``;
    if (!isRecord(each)) return `${name} is no object`;
    const odd = Object.keys(each).find((key) => !EVENT_KEYS.includes(key));
    if (odd !== undefined) return `${name} has an unknown key \`${shown(odd)}\``;
    const kind = KINDS.find((known) => known === each.kind);
    if (kind === undefined) return `${name} has no known \`kind\``;
    for (const key of ['stage', 'event', 'reason']) {
      if (each[key] !== undefined && typeof each[key] !== 'string') return `\`${key}\` of ${name} is no text`;
    }
    if ((kind === 'started' || kind === 'done') && typeof each.stage !== 'string')
      return `${name} names no \`stage\``;
    if (kind === 'happened' && typeof each.event !== 'string') return `${name} names no \`event\``;
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
      ...(typeof each.given === 'string' && { given: each.given }),
      ...(typeof each.meant === 'string' && { meant: each.meant }),
    });
  }
  return findings;
}

/** Names that reach into prototypes, numbers that JSON could not carry, nesting without end. */
function refuseUnsafe(value: unknown, depth: number): void {
  if (typeof value === 'number') {
    if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return;
    throw new CaseError(
      'number-imprecise',
      `the number \`${value}\` is beyond what a number can hold exactly`,
      'write it as a text',
    );
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH)
    throw new CaseError('case-too-deep', `the case is nested deeper than ${MAX_DEPTH} levels`, 'flatten it');
  for (const [key, child] of Object.entries(value)) {
    if (key.split('.').some((step) => REACHING.has(step))) {
      throw new CaseError('key-refused', `\`${shown(key)}\` cannot be a name`, 'choose another name');
    }
    refuseUnsafe(child, depth + 1);
  }
}

const REACHING: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
