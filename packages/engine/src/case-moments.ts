import { formatDate, parseDate, parseInstant, startOfDay, type Zone } from '@redress/calendar';
import { CaseError, type Case, type CaseFinding, type Moment } from '@redress/policy';
import { caseZone } from './case-zones.js';

export interface CaseMoments {
  readonly at: number;
  readonly receivedAt: number | undefined;
  readonly incidentAt: number | undefined;
}

/**
 * The moments of a case in epoch milliseconds. A date without a time means the start of that day in the zone that the case
 * names for it, else the policy's (finding `assumed-time`). The moment of the decision is the one asked for, else the receipt, never now.
 * Errors: `at-missing`, `bad-moment`.
 */
export function momentsOf(
  input: Case,
  at: Moment | undefined,
  zone: Zone,
  findings: CaseFinding[],
): CaseMoments {
  const receivedAt =
    input.receivedAt === undefined
      ? undefined
      : momentOf(input.receivedAt, 'receivedAt', caseZone(input, 'receivedAt') ?? zone, findings);
  const incidentAt = incidentOf(input, caseZone(input, 'incidentAt') ?? zone, findings);
  const moment = at === undefined ? receivedAt : momentOf(at, 'at', zone, findings);
  if (moment === undefined) {
    throw new CaseError(
      'at-missing',
      'the case says neither when it was received nor at which moment to decide',
      'state `receivedAt`, or give the moment: `at` beside the case in a request, `--at` on the command line',
    );
  }
  // A date is taken as the start of its day, so that less than a day tells nothing.
  if (receivedAt !== undefined && incidentAt !== undefined && incidentAt - receivedAt >= DAY_MS) {
    findings.push({
      code: 'incident-after-receipt',
      message: 'lies a day or more after the receipt; the case is decided as it is stated',
      where: 'incidentAt',
    });
  }
  return { at: moment, receivedAt, incidentAt };
}

const DAY_MS = 86_400_000;

/** An unreadable incident is unknown (cli.md "mapping"): the case can be decided without it. */
function incidentOf({ incidentAt }: Case, zone: Zone, findings: CaseFinding[]): number | undefined {
  if (incidentAt === undefined) return undefined;
  try {
    return momentOf(incidentAt, 'incidentAt', zone, findings);
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    findings.push({ code: 'unreadable-cell', message: error.message, where: 'incidentAt' });
    return undefined;
  }
}

/** Epoch milliseconds of an instant, a date (start of day, with a finding) or milliseconds. Error: `bad-moment`. */
export function momentOf(moment: Moment, where: string, zone: Zone, findings: CaseFinding[]): number {
  if (typeof moment === 'number') {
    if (isInstant(moment)) return moment;
    throw badMoment(String(moment), where);
  }
  try {
    if (!isDateText(moment)) return parseInstant(moment);
    const day = parseDate(moment);
    findings.push({
      code: 'assumed-time',
      message: `${formatDate(day)} has no time; taken as the start of that day in ${zone.name}`,
      where,
    });
    return startOfDay(day, zone);
  } catch {
    throw badMoment(moment, where);
  }
}

/** Whether a text looks like a date without a time. */
export function isDateText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Whether a number is an instant, in milliseconds, of the years for which calendars answer. */
export function isInstant(moment: number): boolean {
  return Number.isSafeInteger(moment) && moment >= FIRST_INSTANT && moment < END_OF_INSTANTS;
}

const FIRST_INSTANT = parseInstant('1900-01-01T00:00:00Z');
const END_OF_INSTANTS = parseInstant('2199-12-31T00:00:00Z');

function badMoment(moment: string, where: string): CaseError {
  return new CaseError(
    'bad-moment',
    `\`${moment.slice(0, 60)}\` for \`${where}\` is neither an instant with offset nor a date`,
    'write 2026-03-02T10:00:00+08:00 or 2026-03-02',
  );
}
