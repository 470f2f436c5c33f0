/** The one name of a unit that has several: `minutes`, `minute` and `min` are the same. Other units stay as written. */
function unitName(unit: string): string {
  return SPELLINGS.get(unit.toLowerCase()) ?? unit;
}

/** Whether two units, where both are stated, are not the same: minutes beside hours. */
export function unitsDiffer(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && unitName(a) !== unitName(b);
}

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  [
    ['s', 'sec', 'second', 'seconds'],
    ['min', 'mins', 'minute', 'minutes'],
    ['h', 'hr', 'hrs', 'hour', 'hours'],
    ['d', 'day', 'days'],
    ['m', 'metre', 'metres', 'meter', 'meters'],
    ['km', 'kilometre', 'kilometres', 'kilometer', 'kilometers'],
    ['kg', 'kilogram', 'kilograms'],
    ['%', 'percent', 'per cent'],
  ].flatMap((spellings) =>
    spellings.map((spelling): [string, string] => [spelling, spellings[0] ?? spelling]),
  ),
);
