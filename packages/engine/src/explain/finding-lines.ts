import {
  declarationOf,
  type CaseFinding,
  type FactDeclaration,
  type FactStatement,
  type ItemField,
  type Literal,
  type ReadingResult,
} from '@redress/policy';
import type { Decision } from '../decision.js';
import { line, type ExplainedLine } from './explained.js';
import { takenInsteadOf } from './presumed-lines.js';
import type { Wording } from './wording.js';

/** What says that something stated in the case was not taken as it stands. Of the reader of a file and of the engine. */
const BAD_FACTS: ReadonlySet<string> = new Set([
  'currency-unknown',
  'fact-stated-twice',
  'incident-after-receipt',
  'law-fact-overruled',
  'lookup-missed',
  'number-imprecise',
  'out-of-range',
  'too-many-elements',
  'too-many-facts',
  'undeclared-fact',
  'unknown-airport',
  'unmapped-value',
  'unreadable-cell',
  'wrong-type',
  'zone-unknown',
]);

/** What the case states and the decision could not use: what was given, and what to write instead. */
export function badFactLines(decision: Decision, wording: Wording): ExplainedLine[] {
  const { findings } = decision;
  return findings
    .filter((one) => isBadFact(one))
    .map((one) => {
      const { text, children } = findingLine(one, wording);
      const taken = one.where === undefined ? undefined : takenInsteadOf(one.where, decision, wording);
      return line(
        text,
        taken === undefined ? children : [...children, line(wording.messages.takenInstead(taken))],
      );
    });
}

/** All other findings. */
export function otherFindingLines({ findings }: Decision, wording: Wording): ExplainedLine[] {
  return findings.filter((one) => !isBadFact(one)).map((one) => findingLine(one, wording));
}

/** A clock tells by the same codes of a period that cannot be. */
function isBadFact({ code, where = '' }: CaseFinding): boolean {
  return BAD_FACTS.has(code) && !/^(?:stages|reports|remedies)\./.test(where);
}

function findingLine(finding: CaseFinding, wording: Wording): ExplainedLine {
  const { code, where, given, meant, readings = [], statements = [] } = finding;
  const { messages, policy } = wording;
  const fact = where === undefined ? undefined : declaredAt(where, policy);
  const allowed = fact === undefined || !isBadFact(finding) ? undefined : allowedWords(code, fact, wording);
  return line(wording.finding(finding), [
    ...(given === undefined ? [] : [line(messages.given(messages.quoted(wording.oneLine(given))))]),
    ...(meant === undefined ? [] : [line(messages.didYouMean(meantWords(meant, fact, wording)))]),
    ...(allowed === undefined ? [] : [line(messages.allowed(allowed))]),
    ...statements.map((one) => line(messages.statement(statementWords(one, wording), one.counts))),
    ...readings.map(({ value, gives }) =>
      line(
        messages.reading(
          wording.value(where ?? '', value),
          gives.map((result) => resultWords(result, wording)),
        ),
      ),
    ),
  ]);
}

/** What a case states at a place, also within a list; by the name under which its values have titles. */
function declaredAt(where: string, { document }: Wording['policy']): Declared | undefined {
  const name = where.replace(/\[\d+\]/, '[]');
  const declared = declarationOf(document, name);
  return declared === undefined ? undefined : { ...declared, name };
}

type Declared = Pick<FactDeclaration | ItemField, 'name' | 'type' | 'min' | 'max'>;
/** The name under which a case states something, with its title and what it says. */
function statementWords({ name, value }: FactStatement, wording: Wording): string {
  const { messages } = wording;
  const title = wording.name(name);
  const named = title === name ? name : messages.remark(title, name);
  return value === undefined ? named : messages.labelled(named, messages.quoted(wording.oneLine(value)));
}

/** What an output comes to by a reading: `Compensation: EUR 300.00 (owed)`. */
function resultWords({ where, state, result, min, max, due }: ReadingResult, wording: Wording): string {
  const { messages } = wording;
  const parts = [
    ...(min === undefined ? [] : [wording.range(min, max)]),
    ...(result === undefined ? [] : [valueWords(where, result, wording)]),
    ...(due === undefined ? [] : [messages.due(wording.due(due, where))]),
  ];
  const standing = state === undefined ? undefined : messages.readingStates[state];
  const said = messages.list(parts);
  return messages.labelled(
    wording.output(where),
    standing === undefined ? said : parts.length === 0 ? standing : messages.remark(said, standing),
  );
}

function valueWords(
  where: string,
  result: NonNullable<ReadingResult['result']> | null,
  wording: Wording,
): string {
  const [group = '', ...rest] = where.split('.');
  const prefix = FIELD_PREFIXES[group];
  if (prefix !== undefined) return wording.value(`${prefix}.${rest.join('.')}`, result);
  return typeof result === 'string' ? wording.party(result, rest.join('.')) : wording.value(where, result);
}

const FIELD_PREFIXES: Readonly<Record<string, string | undefined>> = {
  classification: 'class',
  routing: 'route',
  responsibility: 'responsibility',
};

/** A value of the fact, or without one a name: each as it is to be written, with its title. */
function meantWords(meant: string, fact: Declared | undefined, wording: Wording): string {
  const title = fact === undefined ? wording.name(meant) : wording.value(fact.name, meant);
  return title === meant ? meant : wording.messages.remark(meant, title);
}

/** More would bury the one that was meant. */
const MOST_VALUES = 12;

function allowedWords(code: string, fact: Declared, wording: Wording): string | undefined {
  const { messages } = wording;
  const { type } = fact;
  if (code === 'out-of-range') return boundWords(fact, wording);
  if (code !== 'wrong-type' && code !== 'unreadable-cell' && code !== 'unknown-airport') return undefined;
  if (type.kind !== 'enum') return messages.expectedTypes[type.kind];
  const values = [...type.values.keys()];
  const shown = messages.list(values.slice(0, MOST_VALUES).map((value) => meantWords(value, fact, wording)));
  return values.length > MOST_VALUES ? messages.andMore(shown) : shown;
}

function boundWords({ name, type, min, max }: Declared, wording: Wording): string {
  const { messages } = wording;
  const least = min ?? (type.kind === 'money' ? 0 : undefined);
  const words = (bound: Literal): string =>
    wording.value(name, typeof bound === 'object' && bound !== null ? bound.amount : bound);
  return messages.list([
    ...(least === undefined ? [] : [messages.atLeast(words(least))]),
    ...(max === undefined ? [] : [messages.atMost(words(max))]),
  ]);
}
