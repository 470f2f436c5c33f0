import type { MoneyJson } from '@redress/money';
import type { Finding } from './finding.js';

/** One complaint as it is decided (cli.md "decide"). Instants are epoch milliseconds or ISO 8601 texts. */
export interface Case {
  readonly id: string;
  readonly receivedAt?: Moment;
  readonly incidentAt?: Moment;
  /** Nested or dotted; a missing key is unknown, `null` is known to be none. */
  readonly facts: Readonly<Record<string, unknown>>;
  /**
   * The time zone in which a moment was told, by `receivedAt`, `incidentAt` or the name of an instant fact: its day is the one of
   * that zone, and a date is the start of the day there. A moment without one: the policy's zone.
   */
  readonly zones?: Readonly<Record<string, string>>;
  readonly events?: readonly CaseEvent[];
  /** Which role has confirmed a fact that departs from its presumption. */
  readonly settled?: Readonly<Record<string, string>>;
  /** What was granted before: in this case, or where `incident` is named in another case of the incident. */
  readonly granted?: readonly Grant[];
  /** What the reader of the case has to say about it, for instance `assumed-time`. */
  readonly findings?: readonly CaseFinding[];
}

/** Epoch milliseconds, an ISO 8601 instant with offset, or a date without time. */
export type Moment = number | string;

export interface Grant {
  /** The id of the remedy; of a law seen through another policy `<law>.<id>`. */
  readonly remedy: string;
  /** Money as facts state it. */
  readonly amount: unknown;
  readonly incident?: string;
}

export interface CaseEvent {
  readonly stage?: string;
  readonly event?: string;
  readonly kind: 'started' | 'done' | 'paused' | 'resumed' | 'happened';
  readonly reason?: string;
  readonly due?: Moment;
  readonly at: Moment;
}

/**
 * A finding about a case or a decision: a stable code, a sentence, and which fact or output it concerns. Where a stated
 * value could not be used, `given` is its text, shortened; `meant` the known name or value closest to what was written.
 */
export type CaseFinding = Pick<Finding, 'code' | 'message'> & {
  readonly where?: string;
  readonly given?: string;
  readonly meant?: string;
  /** Of `disputed-reading`: what each word of the option gives, as far as they differ. */
  readonly readings?: readonly OptionReading[];
  /** Of `law-fact-overruled`: the name that counts for the law, then the one that does not. */
  readonly statements?: readonly FactStatement[];
};

/** Under which name a case states something; `value` is its text, shortened, absent where it is personal or not stated. */
export interface FactStatement {
  readonly name: string;
  readonly value?: string;
  readonly counts: boolean;
}

export interface OptionReading {
  /** A word of the option. */
  readonly value: string;
  readonly gives: readonly ReadingResult[];
}

/** What an output comes to by one reading; `none`: it is not in question. */
export interface ReadingResult {
  /** `classification.halved`, `remedies.compensation`, `stages.answer` … */
  readonly where: string;
  readonly state?: 'owed' | 'possible' | 'denied' | 'none';
  /** The value of a field, who pays or approves, who owns a stage. */
  readonly result?: boolean | number | string | MoneyJson | null;
  readonly min?: MoneyJson;
  /** Absent where there is no upper end. */
  readonly max?: MoneyJson;
  readonly due?: string;
}
