import type { CaseFinding } from '@redress/policy';
import type { Decision } from './decision.js';
import type { JsonLines } from './json-lines.js';
import { keptOnceMet, keptText, type KeptText } from './shared-text.js';
import { writeRemedy } from './write-remedy.js';

/**
 * Adds a decision of `decide` as one line, the same text as `JSON.stringify` writes. What many decisions have in common
 * is written once, and copied together where it stands together.
 */
export function writeDecision(decision: Decision, lines: JsonLines): void {
  let mark = '{"';
  let key: keyof Decision;
  let written = 0;
  for (key in decision) {
    if (written > 0) {
      written -= 1;
      continue;
    }
    const part = decision[key];
    if (part === undefined) continue;
    lines.text(mark);
    mark = ',"';
    const together = TOGETHER[key];
    if (together !== undefined) {
      writeTogether(decision, together, lines);
      written = together.length - 1;
      continue;
    }
    lines.text(key);
    lines.text('":');
    if (key === 'remedies') writeList(decision.remedies, writeRemedy, lines);
    else if (key === 'findings') writeList(decision.findings, writeFinding, lines);
    else writePart(part, lines);
  }
  lines.text('}\n');
}

/** What follows from the kind of a case alone, and what from its clocks too, by the first of them and in their order. */
const TOGETHER: Readonly<Partial<Record<keyof Decision, readonly (keyof Decision)[]>>> = {
  policy: [
    'policy',
    'calendarHash',
    'classification',
    'alsoMatched',
    'routing',
    'missing',
    'completeness',
    'responsibility',
    'presumed',
  ],
  undetermined: ['undetermined', 'askNext'],
};

/** Texts of parts that were written together, by the last of them. */
const joined = new WeakMap<object, { readonly parts: readonly unknown[]; readonly kept: KeptText }>();

function writeTogether(decision: Decision, keys: readonly (keyof Decision)[], lines: JsonLines): void {
  const last = decision[keys.at(-1) ?? 'id'];
  if (typeof last !== 'object' || keptText(last) === undefined) return lines.text(openText(decision, keys));
  const known = joined.get(last);
  if (known !== undefined && keys.every((key, at) => decision[key] === known.parts[at]))
    return lines.again(known.kept, () => openText(decision, keys));
  const kept = { bytes: undefined };
  joined.set(last, { parts: keys.map((key) => decision[key]), kept });
  lines.again(kept, () => openText(decision, keys));
}

/** Several members of an object as JSON, without the quotation mark before the first. */
function openText(decision: Decision, keys: readonly (keyof Decision)[]): string {
  return keys.map((key) => `${key}":${JSON.stringify(decision[key])}`).join(',"');
}

type Write<Item> = (item: Item, lines: JsonLines) => void;

function writeList<Item>(items: readonly Item[], write: Write<Item>, lines: JsonLines): void {
  let mark = '[';
  for (const item of items) {
    lines.text(mark);
    write(item, lines);
    mark = ',';
  }
  lines.text(items.length === 0 ? '[]' : ']');
}

/** What a mapping finds is one object for all its rows. */
function writeFinding(finding: CaseFinding, lines: JsonLines): void {
  const kept = keptOnceMet(finding);
  if (kept === undefined) lines.text(JSON.stringify(finding));
  else lines.again(kept, () => JSON.stringify(finding));
}

function writePart(part: unknown, lines: JsonLines): void {
  if (typeof part === 'string') return lines.string(part);
  if (typeof part === 'number' && Number.isFinite(part)) return lines.text(String(part));
  if (typeof part !== 'object' || part === null) return lines.text(JSON.stringify(part));
  if (Array.isArray(part) && part.length === 0) return lines.text('[]');
  const kept = keptText(part);
  if (kept === undefined) lines.text(JSON.stringify(part));
  else lines.again(kept, () => JSON.stringify(part));
}
