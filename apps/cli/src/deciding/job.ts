import { CalendarError, parseDate, parseInstant } from '@redress/calendar';
import { LOCALES, type Locale } from '@redress/policy';
import type { Audience } from '@redress/engine';
import { oneOf, required, type Arguments } from '../arguments.js';
import { policiesFolder } from '../calendars-of.js';
import { caseSource, type CaseSource } from '../case-source.js';
import { UsageError } from '../usage-error.js';

/** What is decided by what, and how it is told; can be handed to another thread. */
export interface DecideJob {
  readonly policy: string;
  readonly folder: string;
  readonly source: CaseSource;
  readonly at?: string;
  readonly rates?: string;
  /** `answer` and `explained` are lines of JSON, `table` and `prose` are for people. */
  readonly form: 'answer' | 'explained' | 'table' | 'prose';
  readonly locale: Locale;
  readonly audience: Audience;
  readonly isRecorded: boolean;
}

export function decideJob(given: Arguments, isForPeople: boolean): DecideJob {
  const { at, rates, record } = given.texts;
  const audience = oneOf(given, 'audience', ['agent', 'customer']) ?? 'agent';
  // A customer has no other answer than the one that is explained.
  const isExplained = given.flags.has('explain') || audience === 'customer';
  return {
    policy: required(given, 'policy'),
    folder: policiesFolder(given),
    source: caseSource(given),
    ...(at === undefined ? {} : { at: moment(at) }),
    ...(rates === undefined ? {} : { rates }),
    form: isForPeople ? (isExplained ? 'prose' : 'table') : isExplained ? 'explained' : 'answer',
    locale: oneOf(given, 'locale', LOCALES) ?? 'en',
    audience,
    isRecorded: record !== undefined,
  };
}

/** A moment for all cases, an instant or a date. Error: `bad-moment`. */
export function moment(text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) parseDate(text);
    else parseInstant(text);
    return text;
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new UsageError(
      'bad-moment',
      `\`${text}\` for --at is neither an instant with offset nor a date`,
      'write 2026-03-02T10:00:00+08:00 or 2026-03-02',
    );
  }
}
