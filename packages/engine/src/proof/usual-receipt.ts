import { parseDate, parseInstant, startOfDay } from '@redress/calendar';
import type { Program } from '../program.js';

const HOUR = 3_600_000;
const USUAL = new WeakMap<Program, number>();

/** When a case of this policy is received: as in its first test, else on a day on which it is in force. */
export function usualReceipt(program: Program): number {
  const known = USUAL.get(program);
  if (known !== undefined) return known;
  const found = receiptOfTests(program) ?? startOfDay(dayInForce(program), program.zone) + 10 * HOUR;
  USUAL.set(program, found);
  return found;
}

function receiptOfTests(program: Program): number | undefined {
  for (const { given } of program.policy.document.tests) {
    const stated = given['receivedAt'];
    if (typeof stated !== 'string') continue;
    try {
      return /^\d{4}-\d{2}-\d{2}$/.test(stated)
        ? startOfDay(parseDate(stated), program.zone) + 10 * HOUR
        : parseInstant(stated);
    } catch {
      continue;
    }
  }
  return undefined;
}

function dayInForce({ effective }: Program): number {
  const usual = parseDate('2026-03-02');
  if (effective.from <= usual && usual < effective.to) return usual;
  return Number.isFinite(effective.from) ? effective.from : effective.to - 1;
}
