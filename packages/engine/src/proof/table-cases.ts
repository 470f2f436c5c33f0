import type { Finding, Table } from '@redress/policy';
import type { Bench, Illustration } from './bench.js';
import { writeValues } from './case-writer.js';
import type { Counterexample } from './counterexample.js';
import { allOf } from './formula.js';
import type { Decided } from './inquiry.js';
import { MOST_ROWS, rowEntriesOf, type RowEntry } from './table-rows.js';

/** A case in which two rows are true. */
export const showTableOverlap: Illustration = (bench, finding) => {
  const { rows, told, table } = tableOf(bench, finding);
  if (table === undefined) return undefined;
  const both = [told.get('row'), told.get('other')].flatMap(
    (id) => rows.find(({ rule }) => rule === id) ?? [],
  );
  return sampled(bench, told, (decided) => {
    // A row that holds for a time is no condition; that both are true the decision itself then tells.
    if (both.length < 2) {
      const said = toldOf(decided, 'table-rows-conflict', table);
      return said.findings === undefined ? undefined : said;
    }
    const verdicts = both.map(({ where, rule, when }) => decided.verdict(where, rule, when));
    if (verdicts.some(({ verdict }) => verdict !== 'true')) return undefined;
    return { verdicts, ...toldOf(decided, 'table-rows-conflict', table) };
  });
};

/** A case in which no row is true. */
export const showTableGap: Illustration = (bench, finding) => {
  const { rows, told, table } = tableOf(bench, finding);
  if (table === undefined) return undefined;
  return sampled(bench, told, (decided) => {
    const { findings } = toldOf(decided, 'table-no-row', table);
    if (findings !== undefined) return { findings };
    if (rows.length < table.rows.length) return undefined;
    const verdicts = rows.map(({ where, rule, when }) => decided.verdict(where, rule, when));
    return rows.length <= MOST_TOLD && verdicts.every(({ verdict }) => verdict === 'false')
      ? { verdicts }
      : undefined;
  });
};

/** A case in which the row is true, and so is another one before it. */
export const showRowForestalled: Illustration = (bench, finding) => {
  const { rows, told } = tableOf(bench, finding);
  const position = rows.findIndex(({ rule }) => rule === told.get('row'));
  const row = rows[position];
  if (row === undefined || rows.length > MOST_ROWS) return undefined;
  const others = rows.slice(0, position);
  return bench.inquiry.example(
    (model) => model.formula(row.when, 'true'),
    ({ verdict }) => {
      const own = verdict(row.where, row.rule, row.when);
      if (own.verdict !== 'true') return undefined;
      for (const { where, rule, when } of others) {
        const other = verdict(where, rule, when);
        if (other.verdict === 'true') return { verdicts: [other, own] };
      }
      return undefined;
    },
  );
};

/** A case in which all else that the row asks is so, and the row is false. */
export const showRowNever: Illustration = (bench, finding) => {
  const { rows, told } = tableOf(bench, finding);
  const row = rows.find(({ rule }) => rule === told.get('row'));
  if (row === undefined || rows.length > MOST_ROWS) return undefined;
  const { inquiry } = bench;
  const parts = row.when.kind === 'all' ? row.when.children : [];
  const possible = parts.filter(
    (part) => inquiry.canBe((model) => model.formula(part, 'true')) !== 'impossible',
  );
  return inquiry.example(
    (model) =>
      allOf([...possible.map((part) => model.formula(part, 'true')), model.formula(row.when, 'false')]),
    ({ verdict }) => {
      const said = verdict(row.where, row.rule, row.when);
      return said.verdict === 'false' ? { verdicts: [said] } : undefined;
    },
  );
};

/** A case in which a row is true, the last for which there is one. */
export const showRowsSuffice: Illustration = (bench, finding) => {
  const { rows } = tableOf(bench, finding);
  if (rows.length > MOST_ROWS) return undefined;
  for (const { where, rule, when } of rows.toReversed()) {
    const found = bench.inquiry.example(
      (model) => model.formula(when, 'true'),
      ({ verdict }) => {
        const said = verdict(where, rule, when);
        return said.verdict === 'true' ? { verdicts: [said] } : undefined;
      },
    );
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Of a table without finding of its own, so many rows are told to be false. */
const MOST_TOLD = 40;

interface Told {
  readonly table: Table | undefined;
  readonly rows: readonly RowEntry[];
  readonly told: ReadonlyMap<string, unknown>;
}

function tableOf({ document, inquiry }: Bench, { parameters }: Finding): Told {
  const told = new Map<string, unknown>(Object.entries(parameters ?? {}));
  const table = document.tables.get(String(told.get('table')));
  return { table, told, rows: table === undefined ? [] : rowEntriesOf(table, inquiry.program.policy) };
}

/** A case that states the values with which the finding was told. */
function sampled(
  { inquiry }: Bench,
  told: ReadonlyMap<string, unknown>,
  shows: (decided: Decided) => Counterexample['shows'] | undefined,
): Counterexample | undefined {
  const sample: unknown = told.get('sample');
  if (typeof sample !== 'object' || sample === null) return undefined;
  const input = writeValues(inquiry.model, Object.entries(sample));
  return input === undefined ? undefined : inquiry.shownBy(input, shows);
}

function toldOf(
  { decision }: Decided,
  code: string,
  { name }: Table,
): Pick<Counterexample['shows'], 'findings'> {
  const where = `tables.${name}`;
  return decision().findings.some((finding) => finding.code === code && finding.where === where)
    ? { findings: [{ code, where }] }
    : {};
}
