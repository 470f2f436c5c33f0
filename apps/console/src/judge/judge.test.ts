import { describe, expect, test } from 'vitest';
import * as checking from './checking.js';
import {
  airports,
  calendars,
  decidedBy,
  delaysText,
  effectiveOf,
  flightsText,
  questionOf,
} from './judge.fixture.js';
import { Judge } from './judge.js';
import { messagesIn } from './messages.js';

const en = await messagesIn.en();
const zhCN = await messagesIn['zh-CN']();

const broken = `${delaysText(4)}remedys: [`;
const waited = (hours: number) => questionOf({ hours });

/** A judge with the text on the place `draft`. */
function judgeOf(source: string): Judge {
  const judge = new Judge(calendars);
  judge.study({ place: 'draft', source }, checking);
  return judge;
}

const severity = (judge: Judge, hours: number) =>
  decidedBy(judge.decide({ place: 'draft', question: waited(hours) }, en)).decision.classification.severity;

describe('a published version', () => {
  test('tells how it is spoken of and what it asks', () => {
    const subject = new Judge(calendars).publish({
      place: 'delays 1',
      effective: effectiveOf(delaysText(4)),
    });
    expect(subject).toMatchObject({
      id: 'delays',
      version: '1',
      layer: 'industry',
      title: { en: 'Delays', 'zh-CN': '延误', 'zh-TW': '延誤' },
      currency: 'CNY',
      zone: 'Asia/Shanghai',
    });
    expect(subject.facts).toEqual([
      { name: 'hours', kind: 'integer', unit: 'h', min: '0', values: [], personal: false },
      { name: 'passengers', kind: 'integer', min: '1', max: '9', values: [], personal: false },
      { name: 'missed', kind: 'boolean', values: [], personal: false },
    ]);
    expect(subject.labels.facts.hours?.title?.en).toBe('Hours of delay');
  });

  test('decides, each by its own place', () => {
    const judge = new Judge(calendars);
    judge.publish({ place: 'delays 1', effective: effectiveOf(delaysText(4)) });
    judge.publish({ place: 'delays 2', effective: effectiveOf(delaysText(5)) });
    const severities = ['delays 1', 'delays 2'].map(
      (place) => decidedBy(judge.decide({ place, question: waited(4) }, en)).decision.classification.severity,
    );
    expect(severities).toEqual(['high', 'low']);
  });

  test('that cannot be read is a defect', () => {
    expect(() =>
      new Judge(calendars).publish({ place: 'delays 1', effective: { policy: {}, laws: {} } }),
    ).toThrow('does not stand');
  });
});

describe('an answer', () => {
  test('has the decision, its words, and where each fact comes from', () => {
    const judge = judgeOf(delaysText(4));
    const { decision, letters, sources } = decidedBy(
      judge.decide({ place: 'draft', question: questionOf({ hours: 4, passengers: 3 }) }, en),
    );
    expect(decision.classification).toMatchObject({ severity: 'high' });
    // 200 for each of three.
    expect(decision.remedies).toMatchObject([{ id: 'cash', state: 'owed', total: { amount: '600.00' } }]);
    // What is written for the house stays there.
    expect(letters.map(({ id, text }) => [id, text])).toEqual([['answer', 'You waited 4 hours.']]);
    expect(sources).toEqual({ hours: 'stated', passengers: 'stated', missed: 'unknown' });
    const alone = judge.decide({ place: 'draft', question: questionOf({ hours: 0, missed: true }) }, en);
    expect(decidedBy(alone).sources).toEqual({
      hours: 'stated',
      passengers: 'presumed',
      missed: 'irrelevant',
    });
  });

  test('to a case with several matters is one for each, with the facts of the case below theirs', () => {
    const { case: shared, locale } = questionOf({ hours: 4, passengers: 3 });
    const matters = [{ id: 'all' }, { id: 'one', facts: { passengers: 1 } }];
    const question = { case: { ...shared, matters }, locale };
    const { decision, several } = decidedBy(judgeOf(delaysText(4)).decide({ place: 'draft', question }, en));
    expect(decision.id).toBe('c#all');
    expect(several?.matters.map((one) => [one.decision.id, one.decision.remedies[0]?.total?.amount])).toEqual(
      [
        ['c#all', '600.00'],
        ['c#one', '200.00'],
      ],
    );
    const twice = { ...question, case: { ...shared, matters: [{ id: 'a' }, { id: 'a' }] } };
    expect(judgeOf(delaysText(4)).decide({ place: 'draft', question: twice }, en)).toMatchObject({
      kind: 'refused',
      code: 'case-shape',
    });
  });

  test('speaks the language it is given', () => {
    const question = { ...waited(4), locale: 'zh-CN' } as const;
    const { letters } = decidedBy(judgeOf(delaysText(4)).decide({ place: 'draft', question }, zhCN));
    expect(letters.map(({ text }) => text)).toEqual(['您等了4小时。']);
  });

  test('to a case without a moment is a refusal, not a failure; `at` stands in for it', () => {
    const judge = judgeOf(delaysText(4));
    const question = { case: { id: 'c', facts: { hours: 4 } }, locale: 'en' } as const;
    const refused = judge.decide({ place: 'draft', question }, en);
    expect(refused).toMatchObject({ kind: 'refused', code: 'at-missing' });
    const at = '2026-03-02T10:00:00+08:00';
    expect(decidedBy(judge.decide({ place: 'draft', question: { ...question, at } }, en)).decision.at).toBe(
      at,
    );
  });

  test('to rates that are none is a refusal', () => {
    const question = { ...waited(4), rates: [{ id: 'r', base: 'USD' }] };
    expect(judgeOf(delaysText(4)).decide({ place: 'draft', question }, en)).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/./),
      hint: expect.stringMatching(/./),
    });
  });

  test('is none where nothing ever stood', () => {
    expect(new Judge(calendars).decide({ place: 'draft', question: waited(4) }, en)).toBeUndefined();
    expect(judgeOf(broken).decide({ place: 'draft', question: waited(4) }, en)).toBeUndefined();
  });
});

describe('a text that cannot decide', () => {
  test('is told what is wrong, and leaves the last good one in force', () => {
    const judge = judgeOf(delaysText(4));
    const studied = judge.study({ place: 'draft', source: broken }, checking);
    expect(studied.stands).toBe(false);
    expect(studied.findings?.map(({ severity: rank }) => rank)).toContain('error');
    expect(studied.subject?.id).toBe('delays');
    expect(severity(judge, 4)).toBe('high');
    expect(judge.study({ place: 'draft', source: delaysText(5) }, checking).stands).toBe(true);
    expect(severity(judge, 4)).toBe('low');
  });

  test('has no subject if there never was a good one, but names to complete as far as it could be typed', () => {
    const judge = new Judge(calendars);
    const source = delaysText(4).replace('calendar: always', 'calendar: alway');
    const { stands, subject, vocabulary, findings } = judge.study({ place: 'draft', source }, checking);
    expect([stands, subject]).toEqual([false, undefined]);
    expect(findings?.map(({ code }) => code)).toContain('unknown-calendar');
    expect(vocabulary?.calendars).toEqual(['always']);
    expect(vocabulary?.readable).toContain('hours');
  });

  test('does not touch other places', () => {
    const judge = judgeOf(delaysText(4));
    judge.publish({ place: 'delays 1', effective: effectiveOf(delaysText(5)) });
    judge.study({ place: 'delays 1', source: broken }, checking);
    expect(severity(judge, 4)).toBe('high');
    const kept = judge.decide({ place: 'delays 1', question: waited(5) }, en);
    expect(decidedBy(kept).decision.classification.severity).toBe('high');
  });
});

describe('who follows', () => {
  test('is told only what is not the same as last time', () => {
    const judge = judgeOf(delaysText(4));
    const follow = (source: string) =>
      Object.keys(judge.study({ place: 'draft', source, isFollowed: true }, checking)).toSorted();
    expect(follow(delaysText(4))).toEqual(['stands']);
    // A number changes neither the questions nor the names.
    expect(follow(delaysText(5))).toEqual(['stands']);
    expect(follow(delaysText(5, 'Hours lost'))).toEqual(['stands', 'subject']);
    expect(follow(`${delaysText(5, 'Hours lost')}remedys: [`)).toEqual(['findings', 'stands']);
  });

  test('hears that the answer is the same, until it is not', () => {
    const judge = judgeOf(delaysText(4));
    const follow = () => judge.decide({ place: 'draft', question: waited(4), isFollowed: true }, en);
    const first = decidedBy(follow());
    expect(first.decision.classification.severity).toBe('high');
    expect(follow()).toBe('same');
    judge.study({ place: 'draft', source: broken }, checking);
    expect(follow()).toBe('same');
    judge.study({ place: 'draft', source: delaysText(5) }, checking);
    expect(decidedBy(follow()).decision.classification.severity).toBe('low');
  });

  test('not, is told everything each time', () => {
    const judge = judgeOf(delaysText(4));
    const ask = () => judge.decide({ place: 'draft', question: waited(4) }, en);
    expect(ask()).toEqual(ask());
    expect(decidedBy(ask()).decision.classification.severity).toBe('high');
    const studied = judge.study({ place: 'draft', source: delaysText(4) }, checking);
    expect(Object.keys(studied).toSorted()).toEqual(['findings', 'stands', 'subject', 'vocabulary']);
  });
});

test('what is forgotten decides no more, and its place begins anew', () => {
  const judge = judgeOf(delaysText(4));
  judge.decide({ place: 'draft', question: waited(4) }, en);
  judge.forget('draft');
  expect(judge.decide({ place: 'draft', question: waited(4) }, en)).toBeUndefined();
  const source = delaysText(4);
  const studied = judge.study({ place: 'draft', source, isFollowed: true }, checking);
  expect(Object.keys(studied).toSorted()).toEqual(['findings', 'stands', 'subject', 'vocabulary']);
  decidedBy(judge.decide({ place: 'draft', question: waited(4), isFollowed: true }, en));
});

test('a calendar that is none is refused at once', () => {
  expect(() => new Judge({ always: { week: {} } })).toThrow(/timeZone|time zone/);
});

describe('airports', () => {
  const flight = { place: 'draft', question: questionOf({ from: 'PVG', to: 'TPE' }) };
  const codes = (judge: Judge) =>
    decidedBy(judge.decide(flight, en)).decision.findings.map(({ code }) => code);

  test('are wanted only where a policy speaks of places', () => {
    expect(judgeOf(delaysText(4)).lacksAirports('draft')).toBe(false);
    const judge = judgeOf(flightsText);
    expect(['draft', 'elsewhere'].map((place) => judge.lacksAirports(place))).toEqual([true, false]);
  });

  test('are looked up once they came, also by what was compiled before', () => {
    const judge = judgeOf(flightsText);
    expect(codes(judge)).toEqual(['unknown-airport', 'unknown-airport']);
    judge.takeAirports(airports);
    expect(judge.lacksAirports('draft')).toBe(false);
    expect(codes(judge)).toEqual([]);
    // Six degrees of latitude alone are 667 km.
    const { decision, sources } = decidedBy(judge.decide(flight, en));
    expect(decision.classification).toEqual({ far: true });
    expect(sources).toEqual({ from: 'stated', to: 'stated' });
  });

  test('that the server does not have are not asked for again', () => {
    const judge = judgeOf(flightsText);
    judge.takeAirports(undefined);
    expect(judge.lacksAirports('draft')).toBe(false);
    expect(codes(judge)).toEqual(['unknown-airport', 'unknown-airport']);
  });
});

describe('a draft that extends another policy', () => {
  const client = `policy: ours
version: "1"
layer: client
extends: [delays]
title: { en: Ours, zh-CN: 本店, zh-TW: 本店 }
classification: { severity: { rules: [{ id: long, when: { fact: hours, operator: greaterThanInclusive, value: 2 } }] } }
`;
  const ask = { place: 'ours draft', source: client };

  test('stands once it is known how that one reads', () => {
    const judge = new Judge(calendars);
    expect(judge.lacksParents(ask, checking)).toMatchObject([{ id: 'delays' }]);
    expect(judge.study(ask, checking).findings?.map(({ code }) => code)).toEqual(['unknown-parent']);
    judge.takeParent('delays', delaysText(4));
    expect(judge.lacksParents(ask, checking)).toEqual([]);
    expect(judge.study(ask, checking).stands).toBe(true);
    const answer = judge.decide({ place: 'ours draft', question: waited(3) }, en);
    expect(decidedBy(answer).decision.classification['severity']).toBe('high');
    const origin = judge
      .origins('ours draft', checking.originsOf)
      ?.find(({ name }) => name.endsWith('long.when'));
    expect(origin).toMatchObject({ layer: 'ours', line: 6, overrides: [{ layer: 'delays' }] });
  });

  test('that is not there says so and asks no more', () => {
    const judge = new Judge(calendars);
    judge.takeParent('delays', null);
    expect(judge.lacksParents(ask, checking)).toEqual([]);
    expect(judge.study(ask, checking).stands).toBe(false);
  });

  test('what a text extends is asked of its own lines once, but not of a text that cannot be read', () => {
    const judge = new Judge(calendars);
    let asked = 0;
    const counting = {
      ...checking,
      extendsOf: (text: Parameters<typeof checking.extendsOf>[0]) => {
        asked += 1;
        return checking.extendsOf(text);
      },
    };
    const idsIn = (source: string) =>
      judge.lacksParents({ place: 'draft', source }, counting).map(({ id }) => id);
    expect(idsIn('extends: [delays]\ntitle: {\n')).toEqual([]);
    expect(idsIn('extends: [delays]\ntitle: x\n')).toEqual(['delays']);
    expect(idsIn('extends: [delays]\ntitle: xy\n')).toEqual(['delays']);
    expect(asked).toBe(2);
    expect(idsIn('extends:\n  - delays\n  - care\ntitle: xy\n')).toEqual(['delays', 'care']);
    expect(asked).toBe(3);
  });
});
