import { sharedData } from '../kit/shared-data.js';
import { ask } from './child.js';
import type { Cost } from './measure.js';
import type { Part } from './report.js';

export interface ImportResult {
  readonly rows: number;
  /** Microseconds for the whole file. */
  readonly costs: readonly Cost[];
}

/** How fast the rows of a real file become cases. */
export async function importPart(): Promise<{ part: Part; results: ImportResult | undefined }> {
  const title = 'Import: tsa-claims, rows a second';
  const path = sharedData(CLAIMS);
  if (path === undefined) return { part: skipped(title), results: undefined };
  const results = await ask<ImportResult>(new URL('import-claims.ts', import.meta.url), [path]);
  const perSecond = (microseconds: number): number => (results.rows * 1_000_000) / microseconds;
  const part = {
    title,
    tables: [
      {
        caption: `${results.rows.toLocaleString('en')} rows`,
        columns: ['', 'rows a CPU second', 'rows a second'],
        rows: results.costs.map(({ name, cpu, wall }) => [name, perSecond(cpu), perSecond(wall)]),
      },
    ],
    remarks: [],
    targets: [],
  };
  return { part, results };
}

export const CLAIMS = 'tsa-claims/tsa-claims.csv.gz';

export function skipped(title: string): Part {
  const remark = `skipped: the research data ${CLAIMS} is not beside the repository (README, "Shared data")`;
  return { title, tables: [], remarks: [remark], targets: [] };
}
