import type { CaseFinding } from '@redress/policy';

/** Why an amount could not be brought into another currency: no date to pick a rate by, or no rate of that date. */
export function noRate(
  from: string,
  to: string,
  { day, datedBy }: { readonly day: number | undefined; readonly datedBy: string },
): CaseFinding {
  return {
    code: 'no-rate',
    message:
      day === undefined
        ? `\`${datedBy}\` is unknown, and with it the date of the rate from ${from} to ${to}`
        : `no rate from ${from} to ${to} is given for the date of the case; give one: \`rates\` in a request, \`--rates\` on the command line`,
  };
}
