/**
 * Units that amounts are given in though ISO 4217 gives them no minor unit: each with its digits and why. A new
 * programme's points are added here; codes longer than three letters cannot collide with a currency.
 */
export const OWN_UNITS = [
  {
    code: 'XDR',
    digits: 2,
    assumed: true,
    note: 'special drawing right: ISO 4217 gives no minor unit; limits of liability are whole units, claims converted into it need cents',
  },
  { code: 'MILES', digits: 0, assumed: false, note: 'frequent flyer miles, credited whole' },
  { code: 'POINTS', digits: 0, assumed: false, note: 'loyalty points, credited whole' },
] as const;
