import type { PolicyDocument, Table } from '../document.js';

/** The table and the output that `table.t.o` names; names of tables may have dots, those of outputs have none. */
export function outputNamed(
  name: string,
  { tables }: Pick<PolicyDocument, 'tables'>,
): readonly [table: Table, output: string] | undefined {
  if (!name.startsWith('table.')) return undefined;
  const dot = name.lastIndexOf('.');
  const table = tables.get(name.slice('table.'.length, dot));
  const output = name.slice(dot + 1);
  return table?.outputs.has(output) === true ? [table, output] : undefined;
}
