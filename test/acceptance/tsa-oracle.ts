import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A claim as the airline policy sees it, read by other means than ours: own CSV reader, own calendar, own arithmetic. */
export interface OracleClaim {
  readonly topic: string | undefined;
  /** Cents of a dollar. */
  readonly claimed: bigint | undefined;
  /** Days since 1970, as written in the row: the calendar on the claimant's wall. */
  readonly receivedDay: number;
  readonly incidentDay: number | undefined;
  /** Hundredths of a yuan times 10⁶, exact: what is claimed at the rate of the day of the incident. */
  readonly claimedYuan: bigint | undefined;
}

/** Rows of the claims that state when they were received; the others cannot be a case. */
export function oracleClaims(
  claimsFile: string,
  ratesFile: string,
): { claims: OracleClaim[]; rejected: number } {
  const [header = [], ...rows] = csvRows(gunzipSync(readFileSync(claimsFile)).toString('utf8'));
  const rateOf = rates(ratesFile);
  const claims: OracleClaim[] = [];
  let rejected = 0;
  for (const row of rows) {
    const cell = (name: string): string => (row[header.indexOf(name)] ?? '').trim();
    const received = day(cell('date_received'));
    if (received === undefined) {
      rejected += 1;
      continue;
    }
    const incidentDay = day(cell('incident_date').slice(0, 10));
    const rateDay = shanghaiDay(cell('incident_date'));
    const amount = cell('claim_amount_usd');
    const claimed = /^\d+(\.\d{1,2})?$/.test(amount) ? cents(amount) : undefined;
    const rate = rateDay === undefined ? undefined : rateOf(rateDay);
    claims.push({
      topic: topicOf(cell('claim_site'), cell('claim_type')),
      claimed,
      receivedDay: received,
      incidentDay,
      claimedYuan: claimed === undefined || rate === undefined ? undefined : claimed * rate,
    });
  }
  return { claims, rejected };
}

/** Cents of 10⁶ parts rounded half up; a claim is never negative. */
export function rounded(millionths: bigint): bigint {
  return (millionths + 500_000n) / 1_000_000n;
}

/** What the kinds of claims are to an airline; property at a checkpoint and claims of two kinds are none of them. */
function topicOf(site: string, type: string): string | undefined {
  const place = site.replaceAll(' ', '');
  switch (type.replaceAll(' ', '')) {
    case 'PropertyDamage':
      return place === 'CheckedBaggage' ? 'baggage-damaged' : undefined;
    case 'PassengerPropertyLoss':
    case 'PropertyLoss':
      return place === 'CheckedBaggage' ? 'baggage-lost' : undefined;
    case 'PersonalInjury':
      return 'injury';
    case 'MissedFlight':
      return place === 'Checkpoint' || place === 'CheckedBaggage' ? 'ground-information' : undefined;
    case 'Complaint':
      return 'other';
    default:
      return undefined;
  }
}

function rates(file: string): (day: number) => bigint | undefined {
  const entries: readonly { readonly date: string; readonly rate: string }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const known = entries
    .map(({ date, rate }) => ({ from: day(date) ?? 0, rate: millionths(rate) }))
    .toSorted((a, b) => b.from - a.from);
  return (when) => known.find(({ from }) => from <= when)?.rate;
}

function millionths(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.split('.');
  return BigInt(whole + part.padEnd(6, '0'));
}

function cents(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.split('.');
  return BigInt(whole + part.padEnd(2, '0'));
}

function day(text: string): number | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === '' || Number(year) < 1900 || Number(year) > 2199) return undefined;
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(date));
  return new Date(ms).toISOString().startsWith(text) ? ms / DAY_MS : undefined;
}

const DAY_MS = 86_400_000;

/**
 * A local time in New York as the day it is in Shanghai, twelve hours ahead in summer and thirteen in winter: there the
 * policy looks up the rate of a day.
 */
function shanghaiDay(text: string): number | undefined {
  const [date = '', time] = text.split('T');
  const newYork = day(date);
  if (newYork === undefined || time === undefined) return newYork;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return newYork + (hour * 60 + minute + (isSummer(newYork) ? 12 : 13) * 60 >= 24 * 60 ? 1 : 0);
}

/** From 2007: second Sunday of March to first of November; before: first of April to last of October. */
function isSummer(when: number): boolean {
  const year = new Date(when * DAY_MS).getUTCFullYear();
  const [from, to] =
    year >= 2007
      ? [sundayOnOrAfter(year, 2, 8), sundayOnOrAfter(year, 10, 1)]
      : [sundayOnOrAfter(year, 3, 1), sundayOnOrAfter(year, 9, 25)];
  return when >= from && when < to;
}

function sundayOnOrAfter(year: number, month: number, date: number): number {
  const first = Date.UTC(year, month, date) / DAY_MS;
  // 1 January 1970 was a Thursday.
  return first + ((10 - (first % 7)) % 7);
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',' || character === '\n') {
      row.push(cell);
      cell = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else if (character !== '\r') cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
