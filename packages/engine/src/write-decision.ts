import type { Decision } from './decision.js';
import type { JsonLines } from './json-lines.js';
import { keptText } from './shared-text.js';

/** Adds a decision as one line, the same text as `JSON.stringify` writes; parts that many share are written once. */
export function writeDecision(decision: Decision, lines: JsonLines): void {
  let mark = '{"';
  let key: keyof Decision;
  for (key in decision) {
    const part = decision[key];
    if (part === undefined) continue;
    lines.text(mark);
    lines.text(key);
    lines.text('":');
    mark = ',"';
    if (key === 'remedies') writeList(decision.remedies, lines);
    else writePart(part, lines);
  }
  lines.text('}\n');
}

/** A list of which some items are shared. */
function writeList(items: readonly object[], lines: JsonLines): void {
  let mark = '[';
  for (const item of items) {
    lines.text(mark);
    writePart(item, lines);
    mark = ',';
  }
  lines.text(items.length === 0 ? '[]' : ']');
}

function writePart(part: unknown, lines: JsonLines): void {
  if (typeof part === 'string') return lines.string(part);
  if (typeof part === 'number' && Number.isFinite(part)) return lines.text(String(part));
  if (typeof part !== 'object' || part === null) return lines.text(JSON.stringify(part));
  if (Array.isArray(part) && part.length === 0) return lines.text('[]');
  const kept = keptText(part);
  if (kept === undefined) lines.text(JSON.stringify(part));
  else lines.shared(part, kept);
}
