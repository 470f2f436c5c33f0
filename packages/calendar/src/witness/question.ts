import type { PlainCalendar } from './painted-hours.js';

/** A deadline question in the JSON of the command, whole minutes only. */
export interface PlainDue {
  readonly calendar: PlainCalendar;
  readonly from: string;
  readonly within: Readonly<Record<string, unknown>>;
  readonly ends?: string;
  readonly direction?: string;
  readonly onClosedDay?: string;
  readonly offHours?: string;
  readonly boundary?: string;
  readonly pauses?: readonly (readonly [string, string | null])[];
}

export interface PlainElapsed {
  readonly calendar: PlainCalendar;
  readonly from: string;
  readonly to: string;
  readonly measure: 'workingMinutes' | 'openDates';
  readonly count?: string;
  readonly pauses?: readonly (readonly [string, string | null])[];
}
