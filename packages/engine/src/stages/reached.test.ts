import { describe, expect, test } from 'vitest';
import { decide } from '../decide.js';
import { decideOf, programOf } from '../program.fixture.js';

// language.md §1: a checklist has a stage. A list counts once its stage has been reached: each list here asks for one
// fact that no case states, so `missing` names the stages that are reached.

const STAGES = ['register', 'ask', 'look', 'offer', 'meet', 'close'];
const program = programOf(`facts:
  urgent: { type: boolean }
  metOn: { type: date }
  ${STAGES.map((id) => `${id}Note: { type: text }`).join('\n  ')}
stages:
  - { id: register, starts: { event: received }, within: { hours: 1 } }
  - { id: ask, when: { fact: urgent, operator: equal, value: false }, starts: { after: [register] }, within: { hours: 1 } }
  - { id: look, starts: { after: [ask] }, within: { hours: 1 } }
  - { id: offer, starts: { event: appraised }, within: { hours: 1 } }
  - { id: meet, starts: { fact: metOn }, within: { hours: 1 } }
  - { id: close, starts: { after: [look, offer] }, within: { hours: 1 } }
checklists:
  ${STAGES.map((id) => `- { id: ${id}-list, stage: ${id}, facts: [${id}Note] }`).join('\n  ')}
`);

function reached(
  facts: Readonly<Record<string, unknown>>,
  events: readonly { stage?: string; event?: string; kind: 'started' | 'done' | 'happened' }[] = [],
): string[] {
  const at = '2026-03-02T10:30:00+08:00';
  const { missing } = decideOf(program, facts, {
    events: events.map((event) => ({ ...event, at })),
  });
  return missing.map(({ why }) => why.replace('-list', ''));
}

const done = (stage: string) => ({ stage, kind: 'done' as const });

describe('a stage is reached', () => {
  test('by the receipt where that starts it, and by nothing without one', () => {
    expect(reached({ urgent: false })).toEqual(['register']);
    const unreceived = decide(program, { id: 'c', facts: { urgent: false } }, { at: '2026-03-02' });
    expect(unreceived).toMatchObject({ missing: [], completeness: 1 });
  });

  test('when all before it are done', () => {
    expect(reached({ urgent: false }, [done('register')])).toEqual(['register', 'ask']);
    expect(reached({ urgent: false }, [done('register'), done('ask')])).toEqual(['register', 'ask', 'look']);
    expect(reached({ urgent: false }, [done('look')])).toEqual(['register', 'look']);
    expect(reached({ urgent: false }, [done('look'), done('offer')])).toEqual([
      'register',
      'look',
      'offer',
      'close',
    ]);
  });

  test('across a stage that is skipped, which itself is not', () => {
    expect(reached({ urgent: true })).toEqual(['register']);
    expect(reached({ urgent: true }, [done('register')])).toEqual(['register', 'look']);
  });

  test('not across one of which it is open whether it is skipped; that one is asked for', () => {
    expect(reached({}, [done('register')])).toEqual(['register', 'ask']);
  });

  test('when it has begun, whatever its condition says by now', () => {
    expect(reached({ urgent: true }, [{ stage: 'ask', kind: 'started' }])).toEqual(['register', 'ask']);
    expect(reached({ urgent: false }, [{ stage: 'close', kind: 'started' }])).toEqual(['register', 'close']);
  });

  test('when its event has happened or its date is known', () => {
    expect(reached({ urgent: false }, [{ event: 'appraised', kind: 'happened' }])).toEqual([
      'register',
      'offer',
    ]);
    expect(reached({ urgent: false, metOn: '2026-03-01' })).toEqual(['register', 'meet']);
    expect(reached({ urgent: false, metOn: null })).toEqual(['register']);
  });
});
