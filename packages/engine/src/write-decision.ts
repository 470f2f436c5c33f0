import type { Decision } from './decision.js';
import type { JsonLines } from './json-lines.js';
import { keptText } from './shared.js';

/** Adds a decision as one line, the same text as `JSON.stringify` writes; parts that many share are written once. */
export function writeDecision(decision: Decision, lines: JsonLines): void {
  let text = '{';
  const write = (part: unknown): void => {
    const kept = typeof part === 'object' && part !== null ? keptText(part) : undefined;
    if (kept === undefined) {
      text += JSON.stringify(part);
      return;
    }
    lines.text(text);
    text = '';
    if (kept.memory === undefined) lines.keep(JSON.stringify(part), kept);
    else lines.kept(kept.memory, kept.start, kept.end);
  };
  let isFirst = true;
  let key: keyof Decision;
  for (key in decision) {
    const part = decision[key];
    if (part === undefined) continue;
    text += isFirst ? `"${key}":` : `,"${key}":`;
    isFirst = false;
    if (key === 'remedies' && decision.remedies.length > 0) {
      let mark = '[';
      for (const remedy of decision.remedies) {
        text += mark;
        write(remedy);
        mark = ',';
      }
      text += ']';
    } else write(part);
  }
  lines.text(`${text}}\n`);
}
