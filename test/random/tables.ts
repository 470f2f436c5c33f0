import { Random } from './random.js';
import { constantOf, type Json, type Name, type NameType } from './types.js';

/** Tables of a random policy, and what a condition may read of them. */
interface RandomTables {
  readonly tables: { readonly [name: string]: Json };
  readonly names: readonly Name[];
}

/** One or two tables over names of a policy, by chance of their own, so that all else of the policy stays as it is. */
export function randomTables(seed: number, readable: readonly Name[]): RandomTables {
  const random = new Random(seed * 7 + 3);
  const inputs = readable.filter(({ type }) => CELLS.has(type.kind));
  if (inputs.length === 0) return { tables: {}, names: [] };
  const names: Name[] = [];
  const tables = random.many(1, 2, (position) => {
    const name = `t${position}`;
    const columns = random.some(inputs, 1, 2);
    const hit = random.one(['unique', 'first', 'collect']);
    const type: NameType = hit === 'collect' || random.happens(0.5) ? NUMBER : WORD;
    names.push({ name: `table.${name}.o`, type });
    const output = (): Json => ({ o: random.happens(0.1) ? null : constantOf(type, random) });
    const rows = random.many(1, 5, (row) => ({
      id: `r${row}`,
      when: Object.fromEntries(
        columns.flatMap((column, at): [string, Json][] =>
          random.happens(0.2) ? [] : [[`i${at}`, cellOf(column.type, random)]],
        ),
      ),
      then: output(),
      ...(random.happens(0.15)
        ? random.one([{ from: '2026-03-03' }, { to: '2026-03-03' }, { from: '2026-03-02', to: '2026-03-04' }])
        : {}),
    }));
    const table = {
      inputs: Object.fromEntries(columns.map((column, at) => [`i${at}`, { fact: column.name }])),
      outputs: {
        o: {
          type: type.kind === 'enum' ? { enum: [...type.values] } : type.kind,
          ...(hit === 'collect' ? { take: random.one(['sum', 'min', 'max']) } : {}),
        },
      },
      hit,
      rows,
      ...(hit === 'first' || random.happens(0.5) ? { otherwise: output() } : {}),
    };
    return [name, table] as const;
  });
  return { tables: Object.fromEntries(tables), names };
}

const NUMBER: NameType = { kind: 'integer' };
const WORD: NameType = { kind: 'enum', values: ['alpha', 'beta', 'gamma'] };
const CELLS: ReadonlySet<NameType['kind']> = new Set(['integer', 'decimal', 'boolean', 'enum', 'date']);

/** A cell in the words of the language: a constant, a stretch, a list, what is left out, or none. */
function cellOf(type: NameType, random: Random): Json {
  if (random.happens(0.08)) return random.one([null, 'present']);
  const constant = (): Json => constantOf(type, random);
  if (type.kind === 'boolean') return constant();
  if (type.kind === 'enum') {
    if (random.happens(0.2)) return `not ${String(constant())}`;
    return random.happens(0.3) ? random.many(1, 3, constant) : constant();
  }
  if (random.happens(0.2)) return constant();
  if (random.happens(0.15)) return `not ${String(constant())}`;
  if (random.happens(0.4)) {
    const ends = [constant(), constant()].toSorted((a, b) => order(a) - order(b));
    return `between ${ends.map(String).join(' ')}`;
  }
  return `${random.one(['gte', 'gt', 'lte', 'lt', 'over', 'under', 'upTo'])} ${String(constant())}`;
}

function order(value: Json): number {
  return typeof value === 'string' && value.includes('-0') ? Date.parse(value) : Number(value);
}
