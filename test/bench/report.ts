/** What one part of the bench found. */
export interface Part {
  readonly title: string;
  readonly tables: readonly Table[];
  /** What was left out and why, and what to know about the figures. */
  readonly remarks: readonly string[];
  readonly targets: readonly Target[];
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly figure: string;
  readonly isMet: boolean;
}

export function atLeast(what: string, figure: number, wanted: number, unit: string): Target {
  return {
    what,
    wanted: `≥ ${shown(wanted)}${unit}`,
    figure: `${shown(figure)}${unit}`,
    isMet: figure >= wanted,
  };
}

export function atMost(what: string, figure: number, wanted: number, unit: string): Target {
  return {
    what,
    wanted: `≤ ${shown(wanted)}${unit}`,
    figure: `${shown(figure)}${unit}`,
    isMet: figure <= wanted,
  };
}

/** A part as text for a terminal. */
export function partText({ title, tables, remarks, targets }: Part): string {
  const blocks = [`\n== ${title}`, ...tables.map(tableText), ...remarks.map((remark) => `- ${remark}`)];
  if (targets.length > 0) {
    const rows = targets.map(({ what, wanted, figure, isMet }) => [
      what,
      wanted,
      figure,
      isMet ? 'ok' : 'missed',
    ]);
    blocks.push(tableText({ caption: 'targets', columns: ['target', 'wanted', 'figure', ''], rows }));
  }
  return blocks.join('\n');
}

function tableText({ caption, columns, rows }: Table): string {
  const cells = [columns, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)),
  );
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const isNumeric = columns.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [`\n${caption}`, lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Three significant digits are more than a shared machine gives. */
export function shown(figure: number): string {
  if (!Number.isFinite(figure)) return '–';
  const digits = Math.abs(figure) >= 100 ? 0 : Math.abs(figure) >= 10 ? 1 : 2;
  return figure.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
