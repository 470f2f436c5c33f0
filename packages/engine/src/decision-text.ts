import type { Decision } from './decision.js';

/** Texts of parts that many decisions share: timelines. */
const kept = new WeakMap<object, string>();

/** A decision as one line of JSON, the same text as `JSON.stringify` writes; shared parts are written once. */
export function decisionText(decision: Decision): string {
  let text = '{';
  for (const [key, value] of Object.entries(decision)) {
    const written = key === 'stages' ? sharedText(decision.stages) : JSON.stringify(value);
    if (written !== undefined) text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${written}`;
  }
  return `${text}}`;
}

function sharedText(part: object): string {
  const known = kept.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  kept.set(part, text);
  return text;
}
