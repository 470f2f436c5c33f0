import type { Case, CaseEvent, CaseFinding, Moment } from '@redress/policy';
import { CaseError } from './case-moments.js';

/** Beyond this a case is taken for an attack rather than a complaint. */
const MOST_EVENTS = 10_000;
const KINDS: readonly string[] = ['started', 'done', 'paused', 'resumed', 'happened'];

/**
 * Reads a case of cli.md from parsed JSON. What is wrong with a single fact is found when the case is decided; what
 * is wrong with the case as a whole is the error `bad-case`, `bad-event` or `bad-moment`. Unknown keys are passed
 * over: other systems keep what they like beside ours.
 */
export function readCase(json: unknown): Case {
  if (!isObject(json)) throw bad('a case is an object', 'write {"id": "…", "receivedAt": "…", "facts": {…}}');
  const { id, facts = {} } = json;
  if (typeof id !== 'string' || id === '') throw bad('a case needs an `id`, a text', 'add "id"');
  if (!isObject(facts))
    throw bad(
      '`facts` is an object of names and values',
      'write "facts": {"complaint.topic": "baggage-lost"}',
    );
  const receivedAt = momentAt(json, 'receivedAt');
  const incidentAt = momentAt(json, 'incidentAt');
  const events = json['events'] === undefined ? undefined : readEvents(json['events']);
  const settled = json['settled'] === undefined ? undefined : readSettled(json['settled']);
  const findings = json['findings'] === undefined ? undefined : readFindings(json['findings']);
  return {
    id,
    facts,
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(incidentAt === undefined ? {} : { incidentAt }),
    ...(events === undefined ? {} : { events }),
    ...(settled === undefined ? {} : { settled }),
    ...(findings === undefined ? {} : { findings }),
  };
}

function momentAt(json: Record<string, unknown>, key: string): Moment | undefined {
  const value = json[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new CaseError(
    'bad-moment',
    `\`${key}\` is neither an instant nor a date`,
    'write 2026-03-02T10:00:00+08:00 or 2026-03-02',
  );
}

function readEvents(json: unknown): CaseEvent[] {
  if (!Array.isArray(json) || json.length > MOST_EVENTS) {
    throw new CaseError(
      'bad-event',
      `\`events\` is not a list of at most ${MOST_EVENTS} events`,
      'write [{"kind": "done", "stage": "…", "at": "…"}]',
    );
  }
  return json.map((event: unknown, position) => readEvent(event, `events[${position}]`));
}

function readEvent(json: unknown, where: string): CaseEvent {
  if (!isObject(json))
    throw new CaseError(
      'bad-event',
      `\`${where}\` is no event`,
      'write {"kind": "done", "stage": "…", "at": "…"}',
    );
  const { kind, at } = json;
  if (!isKind(kind))
    throw new CaseError(
      'bad-event',
      `\`${String(kind)}\` at \`${where}\` is no kind of event`,
      `use ${KINDS.join(', ')}`,
    );
  if (typeof at !== 'string' && typeof at !== 'number')
    throw new CaseError('bad-event', `the event at \`${where}\` lacks \`at\``, 'say when it happened');
  const due = momentAt(json, 'due');
  return {
    kind,
    at,
    ...textAt(json, 'stage', where),
    ...textAt(json, 'event', where),
    ...textAt(json, 'reason', where),
    ...(due === undefined ? {} : { due }),
  };
}

function textAt<K extends 'stage' | 'event' | 'reason'>(
  json: Record<string, unknown>,
  key: K,
  where: string,
): { readonly [P in K]?: string } {
  const value = json[key];
  if (value === undefined || value === null) return {};
  if (typeof value !== 'string')
    throw new CaseError('bad-event', `\`${key}\` at \`${where}\` is not a text`, `name the ${key}`);
  const read: { [P in K]?: string } = {};
  read[key] = value;
  return read;
}

function isKind(kind: unknown): kind is CaseEvent['kind'] {
  return typeof kind === 'string' && KINDS.includes(kind);
}

function readSettled(json: unknown): Record<string, string> {
  const entries = isObject(json) ? Object.entries(json) : undefined;
  if (
    entries === undefined ||
    !entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
  ) {
    throw bad(
      '`settled` says by fact which role has confirmed it',
      'write "settled": {"damage.verified": "investigator"}',
    );
  }
  return Object.fromEntries(entries);
}

function readFindings(json: unknown): CaseFinding[] {
  if (!Array.isArray(json)) throw bad('`findings` is a list', 'leave it out');
  return json.map((finding: unknown) => {
    if (!isObject(finding)) throw bad('an entry of `findings` is no finding', 'leave it out');
    const { code, message, where } = finding;
    return { code: String(code), message: String(message), ...(typeof where === 'string' ? { where } : {}) };
  });
}

function bad(message: string, hint: string): CaseError {
  return new CaseError('bad-case', message, hint);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
