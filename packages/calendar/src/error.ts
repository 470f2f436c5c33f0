/** Every cause for which this room refuses; stable, other rooms and people's scripts test for them. */
export type CalendarErrorCode =
  | 'bad-amount'
  | 'bad-choice'
  | 'bad-date'
  | 'bad-instant'
  | 'bad-interval'
  | 'bad-known-range'
  | 'bad-pause'
  | 'bad-transitions'
  | 'bad-unit'
  | 'calendar-never-open'
  | 'calendar-too-large'
  | 'missing-key'
  | 'out-of-range'
  | 'time-zone-missing'
  | 'unknown-calendar'
  | 'unknown-key'
  | 'unknown-time-zone'
  | 'wrong-type';

/** A calendar, a request or a date that cannot be used: what is wrong, where it stands, what to do. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly code: CalendarErrorCode;
  readonly hint: string;
  /** Path inside the document or request, such as `week.mon[0]`. */
  readonly where?: string;

  constructor(code: CalendarErrorCode, message: string, hint: string, where?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
    if (where !== undefined) this.where = where;
  }
}
