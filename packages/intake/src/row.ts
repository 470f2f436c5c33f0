import type { CaseFinding } from '@redress/policy';
import type { CaseFindingCode } from './finding-codes.js';
import type { MoneyJson } from '@redress/money';
import type { Constant } from './mapping.js';

/** What a value of a mapping can come to for one row; undefined is unknown. Moments are epoch milliseconds. */
export type Result = Constant | MoneyJson | readonly string[] | undefined;

/** Reads one value from a row. */
export type Read = (row: Row) => Result;

/** The row being mapped, and what there is to say about it so far. */
export class Row {
  cells: readonly string[] = [];
  line = 0;
  findings: CaseFinding[] = [];
  /** The zone in which the last moment was read; whoever asks for a moment clears it first. */
  zone: string | undefined;

  start(cells: readonly string[], line: number): void {
    this.cells = cells;
    this.line = line;
    if (this.findings.length > 0) this.findings = [];
  }

  note(code: CaseFindingCode, message: string, where: string): void {
    this.findings.push({ code, message, where });
  }
}

/** At most forty characters of a cell, for a message. */
export function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
