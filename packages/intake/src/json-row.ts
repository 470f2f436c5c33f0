import type { Reason } from './mapped.js';

/** The cells of a JSON object for the named columns: own keys, or steps into it where the name is dotted. */
export function jsonCells(
  text: string,
  columns: readonly string[],
): { readonly cells: string[] } | { readonly fault: Reason } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return {
      fault: {
        code: 'json-malformed',
        message: `the line is no JSON: ${problem.message}`,
        hint: 'write one whole JSON object a line',
      },
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      fault: {
        code: 'case-shape',
        message: 'the line is no JSON object',
        hint: 'write one row a line, starting with `{`',
      },
    };
  }
  const root = value;
  return { cells: columns.map((column) => cellText(found(root, column))) };
}

function found(root: object, column: string): unknown {
  const whole = own(root, column);
  if (whole !== undefined || !column.includes('.')) return whole;
  return column.split('.').reduce<unknown>((inner, step) => own(inner, step), root);
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** Lists and objects show as JSON, which reads as no number or date and so ends as a finding. */
function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
