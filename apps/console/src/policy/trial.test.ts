import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decidedBy, delaysText, effectiveOf, openLine } from '../judge/judge.fixture.js';
import type { JudgeLine } from '../judge/judge-line.js';
import type { Answer } from '../judge/question.js';
import { Trial } from './trial.svelte.js';

afterEach(() => vi.unstubAllGlobals());

let line: JudgeLine;
let trial: Trial;
beforeEach(async () => {
  line = await openLine();
  await line.call('publish', { place: 'delays 1', effective: effectiveOf(delaysText(4)) });
  trial = new Trial(line, 'delays draft');
});

const broken = `${delaysText(4)}remedys: [`;

/** A case on the desk; the desk gives the same object until something in it changes. */
const waited = (hours: number) => ({
  value: { id: 'c', receivedAt: '2026-03-02T10:00:00+08:00', facts: { hours } },
  at: undefined,
  rates: undefined,
});

const severity = (answer: Answer | undefined) => decidedBy(answer).decision.classification['severity'];

describe('a text on trial', () => {
  test('says nothing before it was read', async () => {
    expect([trial.findings, trial.stands, trial.subject]).toEqual([[], true, undefined]);
    await trial.decide(waited(4), 'delays 1', 'en');
    expect([trial.answer, trial.before, trial.trouble]).toEqual([undefined, undefined, undefined]);
  });

  test('decides the case beside the version in force', async () => {
    await trial.study(delaysText(5));
    expect([trial.stands, trial.findings]).toEqual([true, []]);
    await trial.decide(waited(4), 'delays 1', 'en');
    // Four hours are severe by the version in force, and not by the text.
    expect([severity(trial.before), severity(trial.answer)]).toEqual(['high', 'low']);
    expect(trial.decided).toBe(trial.answer);
  });

  test('is proven when asked, until something else is typed', async () => {
    const always = `${delaysText(4)}approvals:
  - { id: any, by: manager, when: { any: [{ fact: hours, operator: lessThan, value: 5 }, { fact: hours, operator: greaterThanInclusive, value: 5 }] } }
`;
    await trial.study(always);
    const codes = () => trial.findings.map(({ code }) => code);
    expect(codes()).not.toContain('condition-always-true');
    await trial.prove();
    expect(codes()).toContain('condition-always-true');
    expect(trial.findings.every(({ confirmed }) => confirmed !== false)).toBe(true);
    await trial.study(`${always}# more\n`);
    expect(codes()).not.toContain('condition-always-true');
  });

  test('with errors says so, and the last one without goes on deciding', async () => {
    await trial.study(delaysText(5));
    const { subject, vocabulary } = trial;
    await trial.study(broken);
    expect(trial.stands).toBe(false);
    expect(trial.findings.map(({ severity: rank }) => rank)).toContain('error');
    // What did not change is the same object: nothing of it is drawn again.
    expect(trial.subject).toBe(subject);
    expect(trial.vocabulary).toBe(vocabulary);
    await trial.decide(waited(5), 'delays 1', 'en');
    expect(severity(trial.answer)).toBe('high');
    await trial.study(delaysText(6));
    expect([trial.stands, trial.findings]).toEqual([true, []]);
    await trial.decide(waited(5), 'delays 1', 'en');
    expect(severity(trial.answer)).toBe('low');
  });

  test('with errors from the start falls back on the text it is given', async () => {
    await trial.fallBackOn(delaysText(4));
    await trial.study(broken);
    expect([trial.stands, trial.subject?.id]).toEqual([false, 'delays']);
    await trial.decide(waited(4), 'delays 1', 'en');
    expect(severity(trial.answer)).toBe('high');
  });

  test('typed faster than it can be read is read as it stands last', async () => {
    await trial.study(delaysText(4));
    await Promise.all([
      trial.study(delaysText(5, 'Hours lost')),
      trial.study(broken),
      trial.study(delaysText(6, 'Hours gone')),
    ]);
    expect(trial.stands).toBe(true);
    expect(trial.subject?.labels.facts['hours']?.title?.en).toBe('Hours gone');
  });
});

describe('an answer', () => {
  test('that is the same stays the same object, and follows the text when it is not', async () => {
    await trial.study(delaysText(4));
    const draft = waited(4);
    await trial.decide(draft, 'delays 1', 'en');
    const { answer, before } = trial;
    await trial.study(`# the same rules\n${delaysText(4)}`);
    await trial.decide(draft, 'delays 1', 'en');
    expect(severity(trial.answer)).toBe('high');
    expect(trial.answer).toBe(answer);
    await trial.study(delaysText(5));
    await trial.decide(draft, 'delays 1', 'en');
    expect(trial.answer).not.toBe(answer);
    expect(severity(trial.answer)).toBe('low');
    // The version in force was asked once: neither it nor the case has changed.
    expect(trial.before).toBe(before);
  });

  test('to a case that cannot be decided leaves the last decision to be looked at', async () => {
    await trial.study(delaysText(4));
    await trial.decide(waited(4), 'delays 1', 'en');
    const { decided } = trial;
    const draft = { ...waited(4), value: { id: 'c', facts: { hours: 4 } } };
    await trial.decide(draft, 'delays 1', 'en');
    expect(trial.answer).toMatchObject({ kind: 'refused', code: 'at-missing' });
    expect(trial.before).toMatchObject({ kind: 'refused', code: 'at-missing' });
    expect(trial.decided).toBe(decided);
  });

  test('follows the case, the language and the version in force', async () => {
    await trial.study(delaysText(4));
    const letter = (answer: Answer | undefined) => decidedBy(answer).letters.map(({ text }) => text);
    await trial.decide(waited(4), 'delays 1', 'en');
    await trial.decide(waited(3), 'delays 1', 'en');
    expect([severity(trial.answer), letter(trial.answer)]).toEqual(['low', ['You waited 3 hours.']]);
    await trial.decide(waited(3), 'delays 1', 'zh-CN');
    expect([letter(trial.answer), letter(trial.before)]).toEqual([['您等了3小时。'], ['您等了3小时。']]);
    await line.call('publish', { place: 'delays 2', effective: effectiveOf(delaysText(3)) });
    await trial.decide(waited(3), 'delays 2', 'en');
    expect([severity(trial.before), severity(trial.answer)]).toEqual(['high', 'low']);
  });
});

test('a defect of the judge is kept to be shown', async () => {
  const failing = new Trial({ call: () => Promise.reject(new Error('it broke')) }, 'delays draft');
  await failing.study(delaysText(4));
  expect(failing.trouble?.message).toBe('it broke');
});
