import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';

const PASSENGERS = `facts:
  passengers:
    type: list
    max: 4
    item:
      age: { type: integer, min: 0 }
      fare: { type: money }
  limit: { type: integer, presume: 12 }
`;

function answerOf(condition: string): (facts: Readonly<Record<string, unknown>>) => boolean | undefined {
  const program = programOf(
    `${PASSENGERS}classification:\n  is: { type: boolean, rules: [{ id: r, when: ${condition}, then: true }], otherwise: false }\n`,
  );
  return (facts) => {
    const answer = decideOf(program, facts).classification['is'];
    return typeof answer === 'boolean' ? answer : undefined;
  };
}

const YOUNG = '{ fact: item.age, operator: lessThan, value: { fact: limit } }';
const some = answerOf(`{ some: passengers, where: ${YOUNG} }`);
const every = answerOf(`{ every: passengers, where: ${YOUNG} }`);
const none = answerOf(`{ none: passengers, where: ${YOUNG} }`);

describe('a condition on the elements of a list', () => {
  it('holds of an empty list for every one and for none, and not for some', () => {
    const facts = { passengers: [] };
    expect([some(facts), every(facts), none(facts)]).toEqual([false, true, true]);
  });

  it('is open while the list is unknown, and false where there is none', () => {
    expect([some({}), every({}), none({})]).toEqual([undefined, undefined, undefined]);
    const facts = { passengers: null };
    expect([some(facts), every(facts), none(facts)]).toEqual([false, false, false]);
  });

  it('reads facts of the case beside the fields of the element', () => {
    const facts = { passengers: [{ age: 12 }] };
    expect(some(facts)).toBe(false);
    expect(some({ ...facts, limit: 13 })).toBe(true);
  });

  it('is false of an element without a value and open of one that is not known, by itself', () => {
    // Nobody is younger than twelve where the age is known to be none.
    expect(some({ passengers: [{ age: null }, null] })).toBe(false);
    expect(some({ passengers: [{}, { age: 30 }] })).toBe(undefined);
    expect(some({ passengers: [{}, { age: 3 }] })).toBe(true);
    expect(none({ passengers: [{}, { age: 3 }] })).toBe(false);
    expect(every({ passengers: [{}, { age: 3 }] })).toBe(undefined);
    expect(every({ passengers: [{}, { age: 30 }] })).toBe(false);
  });

  it('goes through another list within, also the same one', () => {
    const oldest = answerOf(
      '{ some: passengers, where: { all: [{ fact: item.age, operator: greaterThan, value: 60 }, { some: passengers, where: { fact: item.age, operator: lessThan, value: 12 } }, { fact: item.age, operator: lessThan, value: 70 }] } }',
    );
    expect(oldest({ passengers: [{ age: 65 }, { age: 3 }] })).toBe(true);
    expect(oldest({ passengers: [{ age: 80 }, { age: 3 }] })).toBe(false);
    expect(oldest({ passengers: [{ age: 65 }, { age: 30 }] })).toBe(false);
  });

  test('is what the truths of its elements are by Kleene', () => {
    const ages = fc.array(fc.constantFrom(undefined, null, 3, 11, 12, 40), { maxLength: 4 });
    fc.assert(
      fc.property(ages, (list) => {
        const facts = {
          passengers: list.map((age) => (age === undefined ? {} : { age })),
        };
        // 0 false, ½ open, 1 true: the greatest of them for `some`, the least for `every`, `none` the mirror of `some`.
        const truths = list.map((age) => (age === undefined ? 0.5 : age === null ? 0 : age < 12 ? 1 : 0));
        const said = (truth: number): boolean | undefined => (truth === 0.5 ? undefined : truth === 1);
        expect(some(facts)).toBe(said(Math.max(0, ...truths)));
        expect(every(facts)).toBe(said(Math.min(1, ...truths)));
        expect(none(facts)).toBe(said(1 - Math.max(0, ...truths)));
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

describe('what is open of a list', () => {
  const program = programOf(
    `${PASSENGERS}classification:\n  is: { type: boolean, rules: [{ id: r, when: { some: passengers, where: { all: [${YOUNG}, { fact: item.fare, operator: present }] } }, then: true }], otherwise: false }\n`,
  );

  it('is the list while that is unknown, and then the fields that are', () => {
    expect(decideOf(program, {}).askNext).toEqual(['passengers']);
    const open = decideOf(program, { passengers: [{ age: 3 }, { age: 40 }] });
    expect(open.undetermined).toEqual([
      { where: 'classification.is', rules: 1, facts: ['passengers[].fare'] },
    ]);
    expect(open.askNext).toEqual(['passengers[].fare']);
  });

  it('is told as presumed where an element hangs on it', () => {
    const fare = { amount: '5', currency: 'CNY' };
    expect(decideOf(program, { passengers: [{ age: 3, fare }] }).presumed).toEqual(['limit']);
    expect(decideOf(program, { passengers: [{ fare: null, age: 3 }] }).presumed).toEqual([]);
    expect(decideOf(program, { passengers: null }).presumed).toEqual([]);
  });
});

describe('a list of the case', () => {
  const program = programOf(
    `${PASSENGERS}classification:\n  is: { type: boolean, rules: [{ id: r, when: { every: passengers, where: { all: [{ fact: item.age, operator: greaterThan, value: 5 }, { fact: item.fare, operator: greaterThan, value: 5 }] } }, then: true }], otherwise: false }\n`,
  );
  const findings = (passengers: unknown): string[] =>
    decideOf(program, { passengers }).findings.map(({ code, where }) => `${code} ${where ?? ''}`);

  it('counts what is of the wrong type or out of bounds as unknown, and says where', () => {
    expect(findings([{ age: 3 }, { age: 'old', fare: -1 }, 7, { agee: 3 }, { agee: 4, age: -1 }])).toEqual([
      'too-many-elements passengers',
    ]);
    expect(findings([{ age: 3 }, { age: 'old', fare: { amount: '-1', currency: 'CNY' } }, 7])).toEqual([
      'wrong-type passengers[1].age',
      'out-of-range passengers[1].fare',
      'wrong-type passengers[2]',
    ]);
    expect(findings([{ agee: 3 }, { agee: 4, age: -1 }])).toEqual([
      'undeclared-fact passengers[0].agee',
      'out-of-range passengers[1].age',
    ]);
    expect(findings({ age: 3 })).toEqual(['wrong-type passengers']);
  });

  it('is in reasons down to the element that decided', () => {
    const facts = { passengers: [{ age: 30, fare: { amount: '9', currency: 'CNY' } }, { age: 3 }] };
    const { reasons } = decideOf(program, facts, {}, { explain: true });
    const [output] = reasons?.outputs ?? [];
    // A rule that is false is not shown; so it is asked whether it is not so.
    expect(output?.rules).toEqual([]);
    const denied = programOf(
      `${PASSENGERS}classification:\n  is: { type: boolean, rules: [{ id: r, when: { not: { every: passengers, where: { fact: item.age, operator: greaterThan, value: 5 } } }, then: true }], otherwise: false }\n`,
    );
    const shown = decideOf(denied, facts, {}, { explain: true }).reasons?.outputs[0]?.rules[0]?.condition;
    expect(shown).toMatchObject({
      kind: 'not',
      children: [
        {
          kind: 'every',
          verdict: 'false',
          list: 'passengers',
          size: 2,
          children: [
            {
              kind: 'element',
              element: 1,
              verdict: 'false',
              children: [{ kind: 'leaf', fact: 'passengers[].age', actual: 3 }],
            },
          ],
        },
      ],
    });
  });
});
