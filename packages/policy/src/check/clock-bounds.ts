import type { PolicyDocument, Stage, Within } from '../document.js';
import { lawOf } from '../layers/law-name.js';
import type { Bounds } from './bounds.js';
import { ROUND_THE_CLOCK, type KnownCalendars } from './calendars-known.js';
import {
  afterStep,
  atOrigin,
  earlierOf,
  eitherOf,
  isWithin,
  laterOf,
  type Place,
  type Reach,
  type Span,
} from './clock-reach.js';
import { openDatesOf, roundTheClock } from './open-dates.js';

/** Whether a clock ends after another one: in no case, in every case in which both run, or as it happens. */
type Lateness = 'never' | 'always' | 'open';

/**
 * How the clocks of stages lie to one another, by the worst of all starts and of all that their calendars know. Steps
 * count with the time that they are given, not with what is done late.
 */
export class ClockBounds {
  readonly #document: PolicyDocument;
  readonly #calendars: KnownCalendars;
  readonly #bounds: Bounds;
  readonly #stages: ReadonlyMap<string, Stage>;
  readonly #ends = new Map<string, Reach | undefined>();

  constructor(document: PolicyDocument, calendars: KnownCalendars, bounds: Bounds) {
    this.#document = document;
    this.#calendars = calendars;
    this.#bounds = bounds;
    this.#stages = new Map(document.stages.map((stage) => [stage.id, stage]));
  }

  /** Of the stages that answer to the two ids, whether the first ends after the second. */
  lateness(ownId: string, lawId: string): Lateness {
    const [own, law] = [this.#stages.get(ownId), this.#stages.get(lawId)];
    if (own === undefined || law === undefined) return 'open';
    if (this.#isNoLonger(own, law)) return 'never';
    if (this.#isNoLonger(law, own, true)) return 'always';
    const [ours, theirs] = [this.#endOf(ownId), this.#endOf(lawId)];
    if (ours === undefined || theirs === undefined || ours.origin !== theirs.origin) return 'open';
    // What stands still may end at any time.
    if (!ours.mayPause && isWithin(ours, theirs)) return 'never';
    return !theirs.mayPause && isWithin(theirs, ours, true) ? 'always' : 'open';
  }

  /** Two clocks that differ in nothing but their length. */
  #isNoLonger(one: Stage, other: Stage, isStrict = false): boolean {
    const starts = [one, other].map(({ starts: by }) =>
      JSON.stringify(by.kind === 'fact' ? { ...by, fact: this.#boundTo(by.fact) } : by),
    );
    const terms = [one, other].map(({ terms }) => JSON.stringify({ ...terms, calendar: undefined }));
    if (starts[0] !== starts[1] || terms[0] !== terms[1]) return false;
    if (this.#placeOf(one).name !== this.#placeOf(other).name) return false;
    if (!one.pausesOn.every((reason) => other.pausesOn.includes(reason))) return false;
    const [shorter, longer] = [waysOf(one), waysOf(other)];
    const first = shorter[0];
    if (first?.kind !== 'duration' || longer.length === 0) return false;
    return shorter.every((a) =>
      longer.every((b) => {
        if (a.kind !== 'duration' || b.kind !== 'duration' || a.unit !== first.unit || b.unit !== first.unit)
          return false;
        const [most, least] = [this.#bounds.ofOperand(a.count).high, this.#bounds.ofOperand(b.count).low];
        if (most === undefined || least === undefined) return false;
        return isStrict ? most.compare(least) < 0 : most.compare(least) <= 0;
      }),
    );
  }

  #boundTo(fact: string): string {
    return this.#document.bindings.get(fact)?.sameAs ?? fact;
  }

  #isDate(fact: string): boolean {
    return this.#document.facts.get(fact)?.type.kind === 'date';
  }

  #placeOf(stage: Stage): Place {
    const home = lawOf(this.#document, stage.id) ?? this.#document;
    const name = stage.terms.calendar ?? home.calendar;
    const hours = 'get' in this.#calendars ? this.#calendars.get(name) : undefined;
    const open = name === ROUND_THE_CLOCK ? roundTheClock(home.zone) : openDatesOf(hours, home.zone);
    const zone = open?.zone ?? `that of ${name}`;
    return { name: `${name} in ${zone}`, zone, open };
  }

  /** Where the clock of a stage ends; nothing where that cannot be counted from one origin. */
  #endOf(id: string): Reach | undefined {
    if (this.#ends.has(id)) return this.#ends.get(id);
    this.#ends.set(id, undefined); // what waits for itself has no end
    const stage = this.#stages.get(id);
    const end =
      stage === undefined
        ? undefined
        : stage.earliest === undefined
          ? this.#ownEnd(stage)
          : this.#earliest(stage.earliest);
    this.#ends.set(id, end);
    return end;
  }

  #ownEnd(stage: Stage): Reach | undefined {
    const start = this.#startOf(stage);
    if (start === undefined || stage.terms.direction === 'before') return undefined;
    return joined(
      waysOf(stage).map((within) => this.#after(start, stage, within)),
      eitherOf,
    );
  }

  #after(start: Reach, stage: Stage, within: Within): Reach | undefined {
    const counts = within.kind === 'duration' ? this.#countsOf(within.count) : undefined;
    if (within.kind !== 'duration' || counts === undefined) return undefined;
    const { unit } = within;
    const { ends, ...terms } = stage.terms;
    const isDateStart = stage.starts.kind === 'fact' && this.#isDate(stage.starts.fact);
    const usual = isDateStart ? 'endOfDay' : unit === 'workingDays' ? 'closeOfBusiness' : 'sameTime';
    const end = afterStep(start, { unit, counts, ends: ends ?? usual, terms, place: this.#placeOf(stage) });
    return { ...end, mayPause: start.mayPause || stage.pausesOn.length > 0 };
  }

  #countsOf(count: Extract<Within, { kind: 'duration' }>['count']): Span | undefined {
    const { low, high } = this.#bounds.ofOperand(count);
    if (low === undefined || high === undefined || low.sign() < 0) return undefined;
    return { least: low.toNumber(), most: high.toNumber() };
  }

  /** The latest end of those that are not skipped; where all may be skipped, what they hand on (language.md §5). */
  #startOf(stage: Stage): Reach | undefined {
    const { starts } = stage;
    if (starts.kind === 'event') return atOrigin(`event ${starts.event}`);
    if (starts.kind === 'fact')
      return atOrigin(
        `fact ${this.#boundTo(starts.fact)}`,
        this.#isDate(starts.fact) ? this.#placeOf(stage).zone : undefined,
      );
    const before = starts.stages.flatMap((id) => this.#stages.get(id) ?? []);
    const ends = before.map(({ id }) => this.#endOf(id));
    const latest = joined(ends, laterOf);
    if (latest === undefined) return undefined;
    const sure = ends.filter((_, at) => before[at]?.when === undefined);
    const earliest =
      sure.length > 0
        ? joined(sure, laterOf)
        : joined(
            before.map((one) => this.#startOf(one)),
            earlierOf,
          );
    return joined([latest, earliest], eitherOf);
  }

  /** The first of several clocks; one that may be skipped, or hangs on something else, holds none of them back. */
  #earliest(ids: readonly string[]): Reach | undefined {
    const ends = ids.map((id) => this.#endOf(id));
    const sure = ends.filter((_, at) => this.#stages.get(ids[at] ?? '')?.when === undefined);
    const latest = sure.length > 0 ? joined(sure, earlierOf) : joined(ends, eitherOf);
    const earliest = joined(ends, earlierOf);
    return joined([latest, earliest], eitherOf);
  }
}

function waysOf({ within }: Stage): Within[] {
  return within === undefined ? [] : [...within.cases.map(({ then }) => then), within.otherwise];
}

/** All together; nothing where one is not known or another origin counts. */
function joined(all: readonly (Reach | undefined)[], join: (a: Reach, b: Reach) => Reach): Reach | undefined {
  let result: Reach | undefined;
  for (const one of all) {
    if (one === undefined || (result !== undefined && result.origin !== one.origin)) return undefined;
    result = result === undefined ? one : join(result, one);
  }
  return result;
}
