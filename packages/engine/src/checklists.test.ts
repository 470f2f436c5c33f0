import { describe, expect, test } from 'vitest';
import { decideOf, programOf } from './program.fixture.js';

// LANGUAGE.md: a `facts` entry is missing while unknown; an `evidence` entry is missing unless true; a list counts once
// its stage has been reached.

const program = programOf(`facts:
  name: { type: text }
  amount: { type: money, currency: CNY }
  seats: { type: integer, presume: 1 }
  tag: { type: boolean }
  photo: { type: boolean, presume: false }
  isLost: { type: boolean }
  left: { type: integer, relevantWhen: { fact: isLost, operator: equal, value: true } }
  leftTag: { type: boolean, relevantWhen: { fact: isLost, operator: equal, value: true } }
stages:
  - { id: register, starts: { event: received }, within: { hours: 1 } }
  - { id: answer, starts: { after: [register] }, within: { hours: 1 } }
checklists:
  - { id: intake, stage: register, facts: [name, amount, seats], evidence: [tag] }
  - { id: lost, stage: register, when: { fact: isLost, operator: equal, value: true }, facts: [name, left], evidence: [photo, leftTag] }
  - { id: late, stage: answer, facts: [tag, left], evidence: [leftTag] }
`);
const ALL = { name: 'Li', amount: '5.00', seats: 2, tag: true, isLost: false };

describe('a checklist', () => {
  test('asks for what is unknown, each item once', () => {
    // name, amount, seats, tag; `lost` may apply: left, photo, leftTag. Eight items with none there.
    const { missing, completeness } = decideOf(program, {});
    expect(missing).toEqual([
      { fact: 'name', why: 'intake' },
      { fact: 'amount', why: 'intake' },
      { fact: 'seats', why: 'intake' },
      { fact: 'tag', why: 'intake' },
      { fact: 'left', why: 'lost' },
      { fact: 'photo', why: 'lost' },
      { fact: 'leftTag', why: 'lost' },
    ]);
    expect(completeness).toBe(0);
  });

  test('is complete where all is there and the rest does not matter', () => {
    const { missing, completeness } = decideOf(program, ALL);
    expect(missing).toEqual([]);
    expect(completeness).toBe(1);
  });

  test('counts known to be none as answered, but not as evidence', () => {
    const { missing, completeness } = decideOf(program, { ...ALL, amount: null, tag: null });
    expect(missing).toEqual([{ fact: 'tag', why: 'intake' }]);
    expect(completeness).toBe(0.75);
  });

  test('asks for what is only presumed', () => {
    const { seats: _, ...rest } = ALL;
    expect(decideOf(program, rest).missing).toEqual([{ fact: 'seats', why: 'intake' }]);
  });

  test('asks where it is open whether it applies', () => {
    const { isLost: _, ...rest } = ALL;
    const open = decideOf(program, { ...rest, left: 3, leftTag: true });
    expect(open.missing).toEqual([{ fact: 'photo', why: 'lost' }]);
  });

  test('does not take a value of the wrong type for an answer', () => {
    expect(decideOf(program, { ...ALL, seats: 'two' }).missing).toEqual([{ fact: 'seats', why: 'intake' }]);
  });

  test('asks for an item as evidence though another list knows it as a fact', () => {
    const both = programOf(`facts: { tag: { type: boolean } }
stages:
  - { id: register, starts: { event: received }, within: { hours: 1 } }
  - { id: answer, starts: { after: [register] }, within: { hours: 1 } }
checklists:
  - { id: one, stage: register, facts: [tag] }
  - { id: two, stage: register, evidence: [tag] }
`);
    expect(decideOf(both, { tag: false }).missing).toEqual([{ fact: 'tag', why: 'two' }]);
    expect(decideOf(both, { tag: false }).completeness).toBe(0);
    expect(decideOf(both, {}).missing).toEqual([{ fact: 'tag', why: 'one' }]);
    expect(decideOf(both, { tag: true }).missing).toEqual([]);
    expect(decideOf(both, { tag: true }).completeness).toBe(1);
  });

  test('never rounds up to complete', () => {
    const names = Array.from({ length: 300 }, (_, index) => `f${index}`);
    const large = programOf(
      `facts: { ${names.map((name) => `${name}: { type: integer }`).join(', ')} }\nstages: [{ id: register, starts: { event: received }, within: { hours: 1 } }]\nchecklists: [{ id: all, stage: register, facts: [${names.join(', ')}] }]\n`,
    );
    const all = Object.fromEntries(names.map((name) => [name, 1]));
    const { f0: _, ...rest } = all;
    expect(decideOf(large, rest).completeness).toBe(0.99);
    expect(decideOf(large, all).completeness).toBe(1);
  });

  test('is not mixed up with one that lacks something else', () => {
    // Two cases that differ only in what the lists ask of an item.
    expect(decideOf(program, { ...ALL, tag: false }).missing).toEqual([{ fact: 'tag', why: 'intake' }]);
    expect(decideOf(program, ALL).missing).toEqual([]);
    expect(decideOf(program, { ...ALL, isLost: true, left: 1, photo: true }).missing).toEqual([
      { fact: 'leftTag', why: 'lost' },
    ]);
  });
});

describe('a list of a later stage', () => {
  const done = (stage: string) => ({
    events: [{ stage, kind: 'done' as const, at: '2026-03-02T10:30:00+08:00' }],
  });

  test('counts once the stages before are done', () => {
    const { tag: _, ...rest } = ALL;
    // At receipt four things are asked for, and three are there.
    expect(decideOf(program, rest)).toMatchObject({
      missing: [{ fact: 'tag', why: 'intake' }],
      completeness: 0.75,
    });
    // Then `late` asks for the tag again; the rest of it does not matter, as nothing is lost.
    const late = programOf(`facts: { a: { type: boolean }, b: { type: boolean } }
stages:
  - { id: register, starts: { event: received }, within: { hours: 1 } }
  - { id: answer, starts: { after: [register] }, within: { hours: 1 } }
checklists:
  - { id: intake, stage: register, facts: [a] }
  - { id: late, stage: answer, facts: [b] }
`);
    expect(decideOf(late, { a: true })).toMatchObject({ missing: [], completeness: 1 });
    expect(decideOf(late, { a: true }, done('register'))).toMatchObject({
      missing: [{ fact: 'b', why: 'late' }],
      completeness: 0.5,
    });
    // Others received the same case before; their outcome is not this one's.
    expect(decideOf(late, { a: true })).toMatchObject({ missing: [], completeness: 1 });
  });
});

test('where nothing is asked, nothing is missing', () => {
  const none = decideOf(programOf('facts: { a: { type: boolean } }\n'), {});
  expect(none.missing).toEqual([]);
  expect(none.completeness).toBe(1);
});
