import { formatDate, parseDate, startOfDay, zoneOf, formatInstant } from '@redress/calendar';
import { lawOf, type Case } from '@redress/policy';
import type { Illustration } from './bench.js';
import { usualReceipt } from './usual-receipt.js';

/** A case on a day for which a value is not stated. */
export const showUnstatedValue: Illustration = ({ document, inquiry }, { parameters }) => {
  const known = new Map<string, unknown>(Object.entries(parameters ?? {}));
  const value = String(known.get('value'));
  const day = dayIn(known);
  if (day === undefined) return undefined;
  const name = `value.${value}`;
  const home = lawOf(document, name) ?? document;
  const { program } = inquiry;
  const zone = zoneOf(home.zone);
  const moment = formatInstant(startOfDay(day, zone) + 36_000_000, zone);
  const isDate = program.policy.types.get(home.datedBy)?.kind === 'date';
  const stated = isDate ? formatDate(day) : moment;
  const receipt = formatInstant(usualReceipt(program), zone);
  const input: Case =
    home.datedBy === 'case.receivedAt'
      ? { id: 'counterexample', receivedAt: moment, facts: {} }
      : home.datedBy === 'case.incidentAt'
        ? { id: 'counterexample', receivedAt: receipt, incidentAt: moment, facts: {} }
        : { id: 'counterexample', receivedAt: receipt, facts: { [home.datedBy]: stated } };
  return inquiry.shownBy(input, ({ decision }) =>
    decision().findings.some(({ code, where }) => code === 'no-value-at-date' && where === name)
      ? { findings: [{ code: 'no-value-at-date', where: name }] }
      : undefined,
  );
};

/** `from` of a gap, or the day before or after what is told in words. */
function dayIn(parameters: ReadonlyMap<string, unknown>): number | undefined {
  const from = parameters.get('from');
  if (typeof from === 'string') return parseDate(from);
  const [, before] = /^before (\S+)$/.exec(String(parameters.get('when'))) ?? [];
  if (before !== undefined) return parseDate(before) - 1;
  const [, after] = /^from (\S+) on$/.exec(String(parameters.get('when'))) ?? [];
  return after === undefined ? undefined : parseDate(after);
}
