import type { Decision } from './decision.js';

/** Parts that many decisions share: the policy's identity, timelines, what is missing. */
const SHARED: ReadonlySet<string> = new Set<keyof Decision>(['policy', 'stages', 'missing']);

const kept = new WeakMap<object, string>();

/** A decision as one line of JSON, the same text as `JSON.stringify` writes; shared parts are written once. */
export function decisionText(decision: Decision): string {
  let text = '{';
  for (const [key, value] of Object.entries(decision)) {
    const written = SHARED.has(key) ? sharedText(value) : JSON.stringify(value);
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
