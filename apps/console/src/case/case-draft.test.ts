import { expect, test } from 'vitest';
import { calendars, delaysText, effectiveOf } from '../judge/judge.fixture.js';
import { Judge } from '../judge/judge.js';
import { CaseDraft } from './case-draft.svelte.js';
import type { KeptCase } from './kept-case.js';
import { readCase } from './read-case.js';

const subject = new Judge(calendars).publish({ place: 'delays 1', effective: effectiveOf(delaysText(4)) });
const received = '2026-03-02T10:00:00+08:00';

/** A draft, and how to make another of what it last had kept, as a reload does. */
function begun(): { draft: CaseDraft; reload: () => CaseDraft } {
  let kept: KeptCase | undefined;
  const draft = new CaseDraft(undefined, (one) => (kept = one));
  draft.clear(received);
  return { draft, reload: () => new CaseDraft(structuredClone(kept)) };
}

test('a reload brings back the case, its number, its moment and the key under which it is stored', () => {
  const { draft, reload } = begun();
  draft.state('hours', 4);
  draft.decideAt('2026-03-03T10:00:00+08:00');
  const again = reload();
  expect([again.value, again.at, again.key]).toEqual([draft.value, draft.at, draft.key]);
  expect([again.isRestored, draft.isRestored]).toEqual([true, false]);
  again.state('passengers', 2);
  expect(again.isRestored).toBe(false);
  expect(again.key).not.toBe(draft.key);
});

test('a text that does not read as a case comes back with what is wrong, over the last case that did', () => {
  const { draft, reload } = begun();
  draft.state('hours', 4);
  const text = '{ "facts": { "hours": 5, }';
  draft.write(text, readCase(text), subject);
  const again = reload();
  expect([again.text, again.trouble?.kind, again.facts]).toEqual([text, 'broken', { hours: 4 }]);
});

test('a new case of which nothing is known is nothing to tell of', () => {
  const { draft, reload } = begun();
  expect(reload().isRestored).toBe(false);
  draft.state('hours', 4);
  draft.clear(received);
  expect([reload().isRestored, reload().facts]).toEqual([false, {}]);
});
