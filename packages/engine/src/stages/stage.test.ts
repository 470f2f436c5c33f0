import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '@redress/policy';
import { decideOf, programOf, RECEIVED } from '../program.fixture.js';

// language.md §5. The desk is open Monday to Friday 09:00–12:00 and 13:30–18:00 in Shanghai; the case is received on
// Monday 2 March 2026 at 10:00. Working days end at the close of business unless said otherwise (cli.md "due").

const is = (name: string): string => `{ fact: ${name}, operator: equal, value: true }`;
const FACTS = `facts:
  urgent: { type: boolean }
  very: { type: boolean }
  skip: { type: boolean }
  letter: { type: date }
  call: { type: instant }
values:
  days: [{ to: 2026-03-01, integer: 3 }, { from: 2026-03-01, to: 2027-01-01, integer: 5 }]
`;

type Facts = Readonly<Record<string, unknown>>;

function stages(list: readonly string[], facts: Facts = {}, events: readonly CaseEvent[] = [], more = {}) {
  const program = programOf(`${FACTS}stages:\n${list.map((stage) => `  - ${stage}\n`).join('')}`);
  const decision = decideOf(program, facts, { events, ...more });
  const of = (id: string) => decision.stages.find((one) => one.id === id);
  return {
    ...decision,
    of,
    /** Local times of the third to the ninth of March are short: `02 10:00`. */
    shown: Object.fromEntries(
      decision.stages.map(({ id, from, due }) => [id, { from: short(from), due: short(due) }]),
    ),
  };
}

function short(instant: string | null): string | null {
  return instant === null ? null : instant.replace(/^2026-03-(\d\d)T(\d\d:\d\d):00\+08:00$/, '$1 $2');
}

const at = (day: string, time: string): string => `2026-03-${day}T${time}:00+08:00`;
const done = (stage: string, when: string): CaseEvent => ({ kind: 'done', stage, at: when });
const started = (stage: string, when: string, due?: string): CaseEvent => ({
  kind: 'started',
  stage,
  at: when,
  ...(due === undefined ? {} : { due }),
});
const reclassified = (when: string): CaseEvent => ({ kind: 'happened', event: 'reclassified', at: when });

describe('a chain of stages', () => {
  const CHAIN = [
    '{ id: register, starts: { event: received }, within: { workingHours: 1 } }',
    `{ id: check, starts: { after: [register] }, when: ${is('skip')}, within: { workingHours: 2 } }`,
    '{ id: answer, starts: { after: [check] }, within: { workingDays: 2 } }',
  ];

  test('projects each start from the due time of the one before', () => {
    // 10:00 + 1 h = 11:00; + 2 h = 13:30 + 1 h = 14:30 (the pause 12:00–13:30 does not count); + 2 days = Wednesday's close.
    const { shown, of } = stages(CHAIN, { skip: true });
    expect(shown).toEqual({
      register: { from: '02 10:00', due: '02 11:00' },
      check: { from: '02 11:00', due: '02 14:30' },
      answer: { from: '02 14:30', due: '04 18:00' },
    });
    expect([of('register')?.basis, of('check')?.basis, of('answer')?.basis]).toEqual([
      'actual',
      'projected',
      'projected',
    ]);
    expect(of('answer')).toMatchObject({ lastDay: '2026-03-04', provisional: false });
  });

  test('starts from when the one before was done, once it was', () => {
    const { shown, of } = stages(CHAIN, { skip: true }, [done('register', at('02', '10:20'))]);
    expect(shown['check']).toEqual({ from: '02 10:20', due: '02 13:50' });
    expect(of('check')?.basis).toBe('actual');
    expect(of('register')).toMatchObject({ due: at('02', '11:00'), done: at('02', '10:20') });
  });

  test('hands on the start of a stage that is skipped', () => {
    const { shown } = stages(CHAIN, { skip: false });
    expect(shown).toEqual({
      register: { from: '02 10:00', due: '02 11:00' },
      answer: { from: '02 11:00', due: '04 18:00' },
    });
    expect(stages(CHAIN, { skip: false }, [done('register', at('03', '17:00'))]).of('answer')).toMatchObject({
      from: at('03', '17:00'),
      due: at('05', '18:00'),
      basis: 'actual',
      provisional: false,
    });
  });

  test('goes on from the earlier end while it is open whether a stage is skipped, and is provisional', () => {
    const { of, undetermined } = stages(CHAIN);
    expect(of('check')).toMatchObject({ from: at('02', '11:00'), due: at('02', '14:30'), provisional: true });
    expect(of('answer')).toMatchObject({
      from: at('02', '11:00'),
      due: at('04', '18:00'),
      provisional: true,
    });
    expect(undetermined).toEqual([{ where: 'stages.check', rules: 1, facts: ['skip'] }]);
  });

  test('goes on from the end of a stage that has been worked on, whatever is open about it', () => {
    const { of } = stages(CHAIN, {}, [
      done('register', at('02', '10:30')),
      started('check', at('02', '10:40')),
    ]);
    expect(of('answer')?.from).toBe(at('02', '14:10'));
    expect(stages(CHAIN, {}, [done('check', at('03', '09:00'))]).of('answer')).toMatchObject({
      from: at('03', '09:00'),
      basis: 'actual',
      provisional: false,
    });
  });
});

describe('a stage that starts after several', () => {
  const SEVERAL = [
    '{ id: short, starts: { event: received }, within: { hours: 1 } }',
    '{ id: long, starts: { event: received }, within: { hours: 5 } }',
    `{ id: maybe, starts: { event: received }, when: ${is('skip')}, within: { hours: 9 } }`,
    `{ id: late, starts: { after: [long] }, when: ${is('urgent')}, within: { hours: 1 } }`,
    '{ id: after, starts: { after: [short, long, maybe] }, within: { hours: 1 } }',
    '{ id: both, starts: { after: [maybe, late] }, within: { hours: 1 } }',
    '{ id: mixed, starts: { after: [short, late] }, within: { hours: 1 } }',
  ];
  const from = (id: string, facts: Facts, events: readonly CaseEvent[] = []) =>
    short(stages(SEVERAL, facts, events).of(id)?.from ?? null);

  test('starts with the latest of those not skipped', () => {
    expect(from('after', { skip: true, urgent: true })).toBe('02 19:00');
    expect(from('after', { skip: false, urgent: true })).toBe('02 15:00');
    expect(from('mixed', { skip: true, urgent: true })).toBe('02 16:00');
    expect(from('mixed', { skip: true, urgent: false })).toBe('02 11:00');
  });

  test('starts with the latest start they hand on where all are skipped', () => {
    // `maybe` would have started at 10:00, `late` at 15:00.
    expect(from('both', { skip: false, urgent: false })).toBe('02 15:00');
  });

  test('starts with the earliest of what may be, while it is open which are skipped', () => {
    // Sure of `short` alone: at 11:00 if `late` is skipped.
    expect(from('mixed', { skip: true })).toBe('02 11:00');
    expect(stages(SEVERAL, { skip: true }).of('mixed')).toMatchObject({
      basis: 'projected',
      provisional: true,
    });
    // `maybe` alone ends at 19:00, `late` alone at 16:00, neither: 15:00.
    expect(from('both', {})).toBe('02 15:00');
    // `late` is skipped for sure and hands on 15:00; `maybe` skipped: 15:00, else 19:00.
    expect(from('both', { urgent: false })).toBe('02 15:00');
    // `late` sure, ends at 16:00; `maybe` skipped: 16:00, else 19:00.
    expect(from('both', { urgent: true })).toBe('02 16:00');
  });

  test('waits for all of them, done ones at the time they were', () => {
    const events = [done('short', at('02', '18:00')), done('long', at('02', '11:00'))];
    expect(from('after', { skip: false, urgent: true }, events)).toBe('02 18:00');
    expect(stages(SEVERAL, { skip: false, urgent: true }, events).of('after')?.basis).toBe('actual');
  });

  test('an open one that could start the next before a sure start is still the earliest', () => {
    const list = [
      '{ id: a, starts: { event: received }, within: { hours: 8 } }',
      `{ id: b, starts: { after: [a] }, when: ${is('urgent')}, within: { hours: 1 } }`,
      `{ id: c, starts: { event: received }, when: ${is('very')}, within: { hours: 2 } }`,
      '{ id: d, starts: { after: [b, c] }, within: { hours: 1 } }',
    ];
    // Both skipped: a's end, 18:00. Only b: 19:00. Only c: 12:00.
    expect(short(stages(list).of('d')?.from ?? null)).toBe('02 12:00');
  });
});

describe('the time a stage has', () => {
  const within = (cases: string, facts: Facts = {}, more = {}) =>
    stages([`{ id: s, starts: { event: received }, within: ${cases} }`], facts, [], more);
  const CASES = `[{ when: ${is('urgent')}, hours: 4 }, { when: ${is('very')}, hours: 1 }, { workingDays: { value: days } }]`;

  test('is the first that applies', () => {
    expect(within(CASES, { urgent: true }).of('s')).toMatchObject({
      due: at('02', '14:00'),
      provisional: false,
    });
    expect(within(CASES, { urgent: false, very: true }).of('s')?.due).toBe(at('02', '11:00'));
    // Five working days after Monday 2: Monday 9.
    expect(within(CASES, { urgent: false, very: false }).of('s')?.due).toBe(at('09', '18:00'));
  });

  test('is the earliest of the candidates while it is open which applies, and provisional', () => {
    const { of, undetermined } = within(CASES);
    expect(of('s')).toMatchObject({ due: at('02', '11:00'), provisional: true });
    expect(undetermined).toEqual([{ where: 'stages.s', rules: 2, facts: ['urgent', 'very'] }]);
    expect(within(CASES, { very: false }).of('s')).toMatchObject({
      due: at('02', '14:00'),
      provisional: true,
    });
    expect(within(CASES, { very: false }).undetermined).toMatchObject([{ facts: ['urgent'] }]);
    expect(within(CASES, { urgent: true }).undetermined).toEqual([]);
  });

  test('is not open where the candidates end together', () => {
    const same = `[{ when: ${is('urgent')}, hours: 4 }, { minutes: 240 }]`;
    expect(within(same).of('s')).toMatchObject({ due: at('02', '14:00'), provisional: false });
    expect(within(same).undetermined).toEqual([]);
  });

  test('that hangs on an unknown date leaves the due time open, with the date to ask for', () => {
    const list = ['{ id: s, starts: { event: received }, within: { workingDays: { value: days } } }'];
    const program = programOf(`${FACTS}stages:\n  - ${list[0] ?? ''}\n`, { datedBy: 'letter' });
    const decision = decideOf(program, {});
    expect(decision.stages).toMatchObject([{ id: 's', due: null, lastDay: null, provisional: true }]);
    expect(decision.askNext).toEqual(['letter']);
    // 28 February picks three days: Thursday 5.
    expect(decideOf(program, { letter: '2026-02-28' }).stages).toMatchObject([{ due: at('05', '18:00') }]);
  });

  test('may be nothing at all: due at once', () => {
    expect(within('{ minutes: 0 }').of('s')).toMatchObject({
      due: RECEIVED,
      lastDay: '2026-03-02',
      provisional: false,
    });
    expect(within('{ workingHours: 0 }').of('s')?.due).toBe(RECEIVED);
    // Zero days: the end of that date, by `ends`.
    expect(within('{ workingDays: 0 }').of('s')?.due).toBe(at('02', '18:00'));
    expect(within('{ days: 0 }').of('s')?.due).toBe(RECEIVED);
    expect(
      stages(['{ id: s, starts: { event: received }, within: { days: 0 }, ends: endOfDay }']).of('s'),
    ).toMatchObject({
      due: at('03', '00:00'),
      lastDay: '2026-03-02',
    });
  });

  test('beyond what the calendar knows is provisional', () => {
    const { of } = within('{ workingDays: 5 }', {}, { receivedAt: '2026-12-30T10:00:00+08:00' });
    expect(of('s')).toMatchObject({ lastDay: '2027-01-06', provisional: true });
  });

  test('beyond all calendars is unknown, with a finding, and no error of the case', () => {
    const { of, findings } = within('{ years: 100 }', {}, { receivedAt: '2150-01-01T10:00:00+08:00' });
    expect(of('s')).toMatchObject({ due: null, provisional: true });
    expect(findings.filter(({ where }) => where === 'stages.s').map(({ code }) => code)).toEqual([
      'out-of-range',
    ]);
  });
});

describe('a clock started by a fact', () => {
  const BY_DATE = ['{ id: s, starts: { fact: letter }, within: { days: 14 }, warnAt: 50% }'];

  test('that is a date starts with that day and ends at the end of one', () => {
    const { of } = stages(BY_DATE, { letter: '2026-03-02' });
    expect(of('s')).toEqual({
      id: 's',
      owner: null,
      class: 'internal',
      from: at('02', '00:00'),
      due: at('17', '00:00'),
      lastDay: '2026-03-16',
      basis: 'actual',
      provisional: false,
      // Half of fifteen days after the start.
      warnAt: at('09', '12:00'),
    });
  });

  test('ends otherwise where it says so', () => {
    const sameTime = [
      '{ id: s, starts: { fact: letter }, within: { workingDays: 2 }, ends: closeOfBusiness }',
    ];
    expect(stages(sameTime, { letter: '2026-03-02' }).of('s')?.due).toBe(at('04', '18:00'));
    expect(
      stages(['{ id: s, starts: { fact: letter }, within: { workingDays: 2 } }'], {
        letter: '2026-03-02',
      }).of('s')?.due,
    ).toBe(at('05', '00:00'));
  });

  test('that is an instant keeps its time of day', () => {
    const list = ['{ id: s, starts: { fact: call }, within: { days: 14 } }'];
    expect(stages(list, { call: at('02', '10:00') }).of('s')?.due).toBe(at('16', '10:00'));
  });

  test('has no due time while the fact is unknown, and asks for it', () => {
    const { of, undetermined } = stages(BY_DATE);
    expect(of('s')).toMatchObject({
      from: null,
      due: null,
      lastDay: null,
      basis: 'projected',
      provisional: true,
    });
    expect(undetermined).toEqual([{ where: 'stages.s', rules: 0, facts: ['letter'] }]);
    expect(stages(BY_DATE, { letter: null }).undetermined).toEqual([]);
  });

  test('hands on the start of its day where it is skipped', () => {
    const list = [
      `{ id: s, starts: { fact: letter }, when: ${is('skip')}, within: { days: 14 } }`,
      '{ id: next, starts: { after: [s] }, within: { hours: 1 } }',
    ];
    expect(stages(list, { letter: '2026-03-02', skip: false }).of('next')).toMatchObject({
      from: at('02', '00:00'),
      due: at('02', '01:00'),
    });
  });

  test('may count backwards from it; what is late is escalated after the due time', () => {
    const list = [
      '{ id: s, starts: { fact: letter }, direction: before, within: { workingDays: 3 }, ends: closeOfBusiness, warnAt: 80%, escalate: [{ at: due, to: lead }, { at: { workingDays: 1 }, to: head }] }',
    ];
    // Three working days before Friday 6: Thursday 5, Wednesday 4, Tuesday 3.
    expect(stages(list, { letter: '2026-03-06' }).of('s')).toMatchObject({
      due: at('03', '18:00'),
      escalate: [
        { to: 'lead', at: at('03', '18:00') },
        { to: 'head', at: at('04', '18:00') },
      ],
    });
    expect(stages(list, { letter: '2026-03-06' }).of('s')).not.toHaveProperty('warnAt');
  });
});

describe('events', () => {
  const ONE = ['{ id: s, starts: { event: agreed }, within: { workingDays: 2 } }'];
  const agreed = (when: string): CaseEvent => ({ kind: 'happened', event: 'agreed', at: when });

  test('start the clocks that wait for them; until then there is no due time', () => {
    expect(stages(ONE).of('s')).toMatchObject({
      from: null,
      due: null,
      basis: 'projected',
      provisional: true,
    });
    expect(stages(ONE, {}, [agreed(at('03', '09:00'))]).of('s')).toMatchObject({
      from: at('03', '09:00'),
      due: at('05', '18:00'),
      basis: 'actual',
      provisional: false,
    });
  });

  test('said twice move no deadline: the first counts', () => {
    const { of } = stages(ONE, {}, [agreed(at('05', '09:00')), agreed(at('03', '09:00'))]);
    expect(of('s')?.due).toBe(at('05', '18:00'));
  });

  test('`received` is the receipt of the case, whatever is said of it', () => {
    const list = ['{ id: s, starts: { event: received }, within: { hours: 1 } }'];
    const event: CaseEvent = { kind: 'happened', event: 'received', at: at('05', '09:00') };
    expect(stages(list, {}, [event]).of('s')?.from).toBe(RECEIVED);
    const program = programOf(`${FACTS}stages:\n  - ${list[0] ?? ''}\n`);
    const bare = decideOf(program, {}, { events: [event] }, { at: at('06', '09:00') });
    expect(bare.stages[0]?.from).toBe(RECEIVED);
  });

  test('may be dates, which start with their day', () => {
    const { of, findings } = stages(ONE, {}, [agreed('2026-03-03')]);
    expect(of('s')).toMatchObject({ from: at('03', '00:00'), due: at('05', '18:00') });
    expect(findings.map(({ code, where }) => [code, where])).toEqual([['assumed-time', 'events[0].at']]);
  });
});

describe('a stage that has started', () => {
  const CHAIN = [
    '{ id: first, starts: { event: received }, within: { workingDays: 3 } }',
    '{ id: second, starts: { after: [first] }, within: { workingDays: 2 } }',
  ];

  test('counts from its own start, before or after the one before it is done', () => {
    const early = stages(CHAIN, {}, [started('second', at('03', '09:00'))]).of('second');
    expect(early).toMatchObject({ from: at('03', '09:00'), due: at('05', '18:00'), basis: 'actual' });
    const late = stages(CHAIN, {}, [done('first', at('03', '09:00')), started('second', at('04', '09:00'))]);
    expect(late.of('second')).toMatchObject({ from: at('04', '09:00'), due: at('06', '18:00') });
  });

  test('is firm though what went before was not', () => {
    const open = [
      `{ id: first, starts: { event: received }, within: [{ when: ${is('urgent')}, hours: 1 }, { workingDays: 3 }] }`,
      '{ id: second, starts: { after: [first] }, within: { workingDays: 2 } }',
    ];
    expect(stages(open).of('second')).toMatchObject({ basis: 'projected', provisional: true });
    expect(stages(open, {}, [started('second', at('03', '09:00'))]).of('second')).toMatchObject({
      basis: 'actual',
      provisional: false,
    });
    const byFact = ['{ id: s, starts: { fact: letter }, within: { days: 2 } }'];
    const { of, undetermined } = stages(byFact, {}, [started('s', at('03', '09:00'))]);
    // A clock that a date starts ends with a day.
    expect(of('s')).toMatchObject({ from: at('03', '09:00'), due: at('06', '00:00'), provisional: false });
    expect(undetermined).toEqual([]);
  });

  test('done before the one before it hands on its own end', () => {
    const three = [...CHAIN, '{ id: third, starts: { after: [second] }, within: { hours: 1 } }'];
    const { of } = stages(three, {}, [done('second', at('02', '12:00'))]);
    expect(of('third')).toMatchObject({ from: at('02', '12:00'), due: at('02', '13:00'), basis: 'actual' });
    expect(of('second')).toMatchObject({ basis: 'projected', done: at('02', '12:00') });
  });
});

describe('a promised due time', () => {
  const stage = (onReclassify: string): string[] => [
    `{ id: s, starts: { event: received }, class: promised, within: [{ when: ${is('urgent')}, hours: 4 }, { workingDays: 5 }], onReclassify: ${onReclassify} }`,
  ];
  const promise = (due: string): CaseEvent => started('s', RECEIVED, due);
  const due = (how: string, urgent: boolean, events: readonly CaseEvent[]) =>
    short(stages(stage(how), { urgent }, events).of('s')?.due ?? null);

  test('is kept', () => {
    expect(due('keep', true, [promise(at('06', '17:00'))])).toBe('06 17:00');
    expect(due('keep', false, [promise(at('03', '17:00'))])).toBe('03 17:00');
    expect(stages(stage('keep'), { urgent: true }, [promise(at('07', '00:00'))]).of('s')).toMatchObject({
      lastDay: '2026-03-06',
      provisional: false,
    });
  });

  test('is tightened, never loosened', () => {
    expect(due('tighten', true, [promise(at('06', '17:00'))])).toBe('02 14:00');
    expect(due('tighten', false, [promise(at('03', '17:00'))])).toBe('03 17:00');
  });

  test('restarts only when the case was classified anew, from then', () => {
    expect(due('restart', true, [promise(at('06', '17:00'))])).toBe('06 17:00');
    const events = [promise(at('06', '17:00')), reclassified(at('03', '09:00'))];
    expect(due('restart', true, events)).toBe('03 13:00');
    expect(stages(stage('restart'), { urgent: true }, events).of('s')?.from).toBe(at('03', '09:00'));
  });

  test('made after the case was classified anew stands', () => {
    const events = [reclassified(at('02', '09:00')), promise(at('06', '17:00'))];
    expect(due('restart', true, events)).toBe('06 17:00');
  });

  test('restarts with the last of several, and leaves clocks alone that keep or tighten', () => {
    const twice = [reclassified(at('03', '09:00')), reclassified(at('04', '09:00'))];
    expect(due('restart', true, twice)).toBe('04 13:00');
    expect(due('keep', true, twice)).toBe('02 14:00');
    expect(due('tighten', true, twice)).toBe('02 14:00');
  });

  test('restarts a clock that a date started', () => {
    const list = [
      '{ id: s, starts: { fact: letter }, class: promised, within: { days: 2 }, onReclassify: restart }',
    ];
    const { of } = stages(list, { letter: '2026-03-02' }, [reclassified(at('05', '09:00'))]);
    expect(of('s')).toMatchObject({ from: at('05', '09:00'), due: at('08', '00:00') });
  });

  test('does not restart what has not started', () => {
    const list = [
      '{ id: a, starts: { event: received }, within: { hours: 1 } }',
      '{ id: s, starts: { after: [a] }, class: promised, within: { hours: 4 }, onReclassify: restart }',
    ];
    const { of } = stages(list, {}, [reclassified(at('03', '09:00'))]);
    expect(of('s')).toMatchObject({ from: at('02', '11:00'), due: at('02', '15:00') });
  });
});

describe('a clock that pauses', () => {
  const HOURS = ['{ id: s, starts: { event: received }, within: { workingHours: 4 }, pausesOn: [waiting] }'];
  const paused = (when: string, more: Partial<CaseEvent> = {}): CaseEvent => ({
    kind: 'paused',
    reason: 'waiting',
    at: when,
    ...more,
  });
  const resumed = (when: string, more: Partial<CaseEvent> = {}): CaseEvent => ({
    kind: 'resumed',
    at: when,
    ...more,
  });
  const of = (events: readonly CaseEvent[], list = HOURS) => stages(list, {}, events);

  test('stands still for the open time of the pause', () => {
    // 10:00 + 4 h without pause: 12:00, then 13:30 + 2 h = 15:30; with half an hour less of it, 16:00.
    expect(of([]).of('s')?.due).toBe(at('02', '15:30'));
    expect(of([paused(at('02', '11:00')), resumed(at('02', '11:30'))]).of('s')?.due).toBe(at('02', '16:00'));
  });

  test('has no due time while it stands still', () => {
    expect(of([paused(at('02', '11:00'))]).of('s')).toMatchObject({ due: null, lastDay: null, paused: true });
  });

  test('stays run out where it had run out before it paused', () => {
    expect(of([paused(at('02', '16:00'))]).of('s')).toMatchObject({ due: at('02', '15:30') });
    expect(of([paused(at('02', '16:00'))]).of('s')).not.toHaveProperty('paused');
  });

  test('does not pause for other reasons, other stages, or without a reason', () => {
    expect(of([paused(at('02', '11:00'), { reason: 'holiday' })]).of('s')?.due).toBe(at('02', '15:30'));
    expect(of([paused(at('02', '11:00'), { stage: 'other' })]).of('s')?.due).toBe(at('02', '15:30'));
    expect(of([{ kind: 'paused', at: at('02', '11:00') }]).of('s')?.due).toBe(at('02', '15:30'));
    const never = ['{ id: s, starts: { event: received }, within: { workingHours: 4 } }'];
    expect(of([paused(at('02', '11:00'))], never).of('s')?.due).toBe(at('02', '15:30'));
  });

  test('resumes with its reason, its stage, or everything at once', () => {
    const stage = { stage: 's' };
    const back = at('02', '16:00');
    expect(
      of([paused(at('02', '11:00')), resumed(at('02', '11:30'), { reason: 'waiting' })]).of('s')?.due,
    ).toBe(back);
    expect(of([paused(at('02', '11:00'), stage), resumed(at('02', '11:30'), stage)]).of('s')?.due).toBe(back);
    expect(of([paused(at('02', '11:00'), stage), resumed(at('02', '11:30'))]).of('s')?.due).toBe(back);
    expect(
      of([paused(at('02', '11:00')), paused(at('02', '11:10')), resumed(at('02', '11:30'))]).of('s')?.due,
    ).toBe(back);
  });

  test('is not resumed by another reason or stage; a finding says that nothing was', () => {
    for (const more of [{ reason: 'holiday' }, { stage: 'other' }]) {
      const { of: found, findings } = of([paused(at('02', '11:00')), resumed(at('02', '11:30'), more)]);
      expect(found('s')).toMatchObject({ due: null, paused: true });
      expect(findings.map(({ code, where }) => [code, where])).toEqual([
        ['resumed-without-pause', 'events[1]'],
      ]);
    }
  });

  test('leaves what follows without a start', () => {
    const list = [...HOURS, '{ id: next, starts: { after: [s] }, within: { hours: 1 } }'];
    expect(of([paused(at('02', '11:00'))], list).of('next')).toMatchObject({
      from: null,
      due: null,
      provisional: true,
    });
  });
});

describe('the earliest of several clocks', () => {
  const LIST = [
    '{ id: a, starts: { event: received }, within: { hours: 5 }, pausesOn: [waiting] }',
    `{ id: b, starts: { event: received }, when: ${is('skip')}, within: { hours: 2 } }`,
    '{ id: c, starts: { fact: letter }, within: { days: 1 } }',
    '{ id: first, starts: { event: received }, earliest: [a, b, c], class: promised, escalate: [{ at: due, to: lead }] }',
  ];
  const first = (facts: Facts, events: readonly CaseEvent[] = []) => stages(LIST, facts, events).of('first');

  test('is due with the first of them', () => {
    expect(first({ skip: true, letter: '2026-03-02' })).toMatchObject({
      from: RECEIVED,
      due: at('02', '12:00'),
      lastDay: '2026-03-02',
      provisional: false,
      escalate: [{ to: 'lead', at: at('02', '12:00') }],
    });
    expect(first({ skip: true, letter: '2026-02-28' })?.due).toBe('2026-03-02T00:00:00+08:00');
  });

  test('does not count those that are skipped', () => {
    expect(first({ skip: false, letter: '2026-03-02' })).toMatchObject({
      due: at('02', '15:00'),
      provisional: false,
    });
  });

  test('leaves out those without a due time, and is provisional', () => {
    expect(first({ skip: false })).toMatchObject({ due: at('02', '15:00'), provisional: true });
    const pause: CaseEvent = { kind: 'paused', reason: 'waiting', at: at('02', '11:00') };
    expect(first({ skip: true, letter: '2026-03-02' }, [pause])).toMatchObject({
      due: at('02', '12:00'),
      provisional: true,
    });
    expect(first({ skip: false }, [pause])).toMatchObject({ due: null, provisional: true });
  });

  test('counts one of which it is open whether it is skipped: no promise is later than it may have to be', () => {
    expect(first({ letter: '2026-03-02' })).toMatchObject({ due: at('02', '12:00'), provisional: true });
  });

  test('counts one that is done, as it was due', () => {
    const facts = { skip: true, letter: '2026-03-02' };
    expect(first(facts, [done('b', at('02', '11:00'))])?.due).toBe(at('02', '12:00'));
  });
});

describe('the owner of a stage', () => {
  const list = [
    `{ id: s, starts: { event: received }, owner: [{ when: ${is('urgent')}, then: duty }, { when: ${is('very')}, then: desk }, { otherwise: desk }], within: { hours: 1 } }`,
  ];

  test('is the first that applies, also while what is open makes no difference', () => {
    expect(stages(list, { urgent: true }).of('s')?.owner).toBe('duty');
    expect(stages(list, { urgent: false }).of('s')?.owner).toBe('desk');
    expect(stages(list, { urgent: false }).undetermined).toEqual([]);
  });

  test('is left open while it does, with what would settle it', () => {
    expect(stages(list, { very: true }).of('s')?.owner).toBe(null);
    expect(stages(list, { very: true }).undetermined).toEqual([
      { where: 'stages.s', rules: 1, facts: ['urgent'] },
    ]);
  });
});

test('a warning comes after a part of the time that passes, an escalation after the due time', () => {
  const list = [
    '{ id: s, starts: { event: received }, within: { hours: 10 }, warnAt: 80%, escalate: [{ at: due, to: lead }, { at: { workingDays: 2 }, to: head }] }',
  ];
  // Due at 20:00, after closing: Tuesday is day 1, Wednesday day 2.
  expect(stages(list).of('s')).toMatchObject({
    due: at('02', '20:00'),
    warnAt: at('02', '18:00'),
    escalate: [
      { to: 'lead', at: at('02', '20:00') },
      { to: 'head', at: at('04', '18:00') },
    ],
  });
});

test('a warning of a clock in working units comes after that part of the open time, never at night', () => {
  const warned = (within: string, receivedAt: string) =>
    short(
      stages([`{ id: s, starts: { event: received }, within: ${within}, warnAt: 80% }`], {}, [], {
        receivedAt,
      }).of('s')?.warnAt ?? null,
    );
  // Friday 17:00 + 5 open hours: 1 on Friday, 3 in the morning and 1 in the afternoon of Monday; 80 % are 4, used up at noon.
  expect(warned('{ workingHours: 5 }', '2026-03-06T17:00:00+08:00')).toBe('09 12:00');
  // Two open days after Friday 17:00: Tuesday 18:00, 1 + 7.5 + 7.5 open hours; 80 % of 16 are 12.8: 4.3 into Tuesday.
  expect(warned('{ workingDays: 2 }', '2026-03-06T17:00:00+08:00')).toBe('10 14:48');
});

test('a clock runs on its own calendar and by its own keys', () => {
  const friday = { receivedAt: '2026-03-06T17:00:00+08:00' };
  const due = (stage: string) =>
    short(stages([`{ id: s, starts: { event: received }, ${stage} }`], {}, [], friday).of('s')?.due ?? null);
  expect(due('within: { workingHours: 2 }')).toBe('09 10:00');
  expect(due('within: { workingHours: 2 }, calendar: round-the-clock')).toBe('06 19:00');
  expect(due('within: { workingDays: 1 }')).toBe('09 18:00');
  expect(due('within: { workingDays: 1 }, calendar: round-the-clock')).toBe('08 00:00');
  expect(due('within: { days: 1 }, onClosedDay: nextWorkingDay')).toBe('09 17:00');
  expect(due('within: { days: 1 }, onClosedDay: previousWorkingDay, ends: closeOfBusiness')).toBe('06 18:00');
});

describe('a statutory clock', () => {
  const told = (
    stage: string,
    facts: Facts,
    events: readonly CaseEvent[] = [],
    others: readonly string[] = [],
  ) => {
    const { of, findings } = stages([...others, `{ id: law, class: statutory, ${stage} }`], facts, events);
    const { from, due, lastDay } = of('law') ?? {};
    return [
      short(from ?? null),
      short(due ?? null),
      lastDay,
      ...findings.map(({ code, where }) => `${code} ${where}`),
    ];
  };
  const LATE = 'later-than-law stages.law';
  // Seven days after the day 2 March: the last is 9 March, which ends at 00:00 of the tenth.
  const BY_DATE = 'starts: { fact: letter }, within: { days: 7 }';
  const LETTER = { letter: '2026-03-02' };
  const LAW = ['02 00:00', '10 00:00', '2026-03-09'];

  test('is moved neither by a later start nor by a later promise, and says so once', () => {
    expect(told(BY_DATE, LETTER)).toEqual(LAW);
    expect(told(BY_DATE, LETTER, [started('law', at('20', '10:00'))])).toEqual([...LAW, LATE]);
    const promised = started('law', at('02', '00:00'), '2027-01-01T00:00:00+08:00');
    expect(told(BY_DATE, LETTER, [promised])).toEqual([...LAW, LATE]);
    expect(told(BY_DATE, LETTER, [started('law', at('20', '10:00'), at('28', '00:00'))])).toEqual([
      ...LAW,
      LATE,
    ]);
  });

  test('is not moved by a later start where the receipt starts it', () => {
    // Two hours after 10:00.
    const byReceipt = 'starts: { event: received }, within: { hours: 2 }';
    expect(told(byReceipt, {}, [started('law', at('02', '11:00'))])).toEqual([
      '02 10:00',
      '02 12:00',
      '2026-03-02',
      LATE,
    ]);
  });

  test('takes an earlier start and an earlier promise, and is silent where nothing moves', () => {
    // Seven days after 1 March.
    expect(told(BY_DATE, LETTER, [started('law', at('01', '12:00'))])).toEqual([
      '01 12:00',
      '09 00:00',
      '2026-03-08',
    ]);
    expect(told(BY_DATE, LETTER, [started('law', at('03', '09:00'), at('06', '18:00'))])).toEqual([
      '02 00:00',
      '06 18:00',
      '2026-03-06',
    ]);
    expect(told(BY_DATE, LETTER, [started('law', at('02', '11:00'))])).toEqual(LAW);
  });

  test('is started by the event where its own start is unknown or only projected', () => {
    // 3 March 09:00 + 7 days, to the end of the tenth.
    expect(told(BY_DATE, {}, [started('law', at('03', '09:00'))])).toEqual([
      '03 09:00',
      '11 00:00',
      '2026-03-10',
    ]);
    const first = '{ id: first, starts: { event: received }, within: { hours: 1 } }';
    const after = 'starts: { after: [first] }, within: { hours: 2 }';
    expect(told(after, {}, [started('law', at('03', '09:00'))], [first])).toEqual([
      '03 09:00',
      '03 11:00',
      '2026-03-03',
    ]);
    // Once that has ended at 10:30, it starts then.
    const ended = [done('first', at('02', '10:30')), started('law', at('03', '09:00'))];
    expect(told(after, {}, ended, [first])).toEqual(['02 10:30', '02 12:30', '2026-03-02', LATE]);
  });

  test('of any other class goes by what was started', () => {
    const { of, findings } = stages([`{ id: own, class: promised, ${BY_DATE} }`], LETTER, [
      started('own', at('03', '09:00')),
    ]);
    expect([of('own')?.from, of('own')?.lastDay, findings]).toEqual([at('03', '09:00'), '2026-03-10', []]);
  });
});
