/** Every finding that a mapped case can carry, with what it says. Stable. */
export const CASE_FINDING_CODES = {
  'assumed-time': 'a date without a time was read with the mapping’s time of day',
  'assumed-value': 'the mapping says that a value is an assumption',
  'currency-unknown': 'the currency of an amount is missing or no ISO 4217 code',
  'largest-tie': 'several values are the largest',
  'lookup-missed': 'a lookup has no row or no cell for a key',
  'number-imprecise': 'a number has more digits than a number can hold',
  'group-conflict': 'rows of one case differ where they should agree',
  'group-incomplete': 'an unreadable row stood next to the rows of the case',
  'unmapped-value': 'a map has no entry for a text',
  'unreadable-cell': 'a cell does not read as the type it should have',
  'zone-unknown': 'the zone of a moment is missing or no time zone',
} as const;
export type CaseFindingCode = keyof typeof CASE_FINDING_CODES;
