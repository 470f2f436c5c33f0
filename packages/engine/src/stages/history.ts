import type { Pause, Zone } from '@redress/calendar';
import { CaseError, type Case, type CaseEvent, type CaseFinding } from '@redress/policy';
import { momentOf } from '../case-moments.js';

/** What has happened in a case, by stage and event, in epoch milliseconds. */
export interface History {
  /** Nothing is known to have happened but the receipt. */
  readonly isBare: boolean;
  started(stage: string): { readonly at: number; readonly due: number | undefined } | undefined;
  done(stage: string): number | undefined;
  /** The first time, so that saying it again moves no deadline. */
  happened(event: string): number | undefined;
  /** The last time. */
  latest(event: string): number | undefined;
  /** When the clock of a stage that pauses on these reasons stood still. */
  pauses(stage: string, reasons: readonly string[]): readonly Pause[];
}

/** Error: `bad-event`, `bad-moment`. */
export function historyOf(
  input: Case,
  receivedAt: number | undefined,
  zone: Zone,
  findings: CaseFinding[],
): History {
  if (input.events === undefined || input.events.length === 0)
    return receivedAt === undefined ? NOTHING : receivedOnly(receivedAt);
  const started = new Map<string, { at: number; due: number | undefined }>();
  const done = new Map<string, number>();
  const happened = new Map<string, number>(receivedAt === undefined ? [] : [['received', receivedAt]]);
  const latest = new Map<string, number>(happened);
  const stops: Stop[] = [];
  const events = input.events
    .map((event, position) => ({
      event,
      at: momentOf(event.at, `events[${position}].at`, zone, findings),
      position,
    }))
    .toSorted((a, b) => a.at - b.at || a.position - b.position);
  for (const { event, at, position } of events) {
    const where = `events[${position}]`;
    switch (event.kind) {
      case 'started': {
        const due = event.due === undefined ? undefined : momentOf(event.due, `${where}.due`, zone, findings);
        started.set(named(event, 'stage', where), { at, due });
        break;
      }
      case 'done':
        done.set(named(event, 'stage', where), at);
        break;
      case 'happened': {
        const name = named(event, 'event', where);
        if (!happened.has(name)) happened.set(name, at);
        latest.set(name, at);
        break;
      }
      case 'paused':
        stops.push({ stage: event.stage, reason: event.reason, from: at, to: null });
        break;
      case 'resumed': {
        // Whatever it names no stage or reason for, it resumes in all: a clock forgotten at rest has no deadline.
        const running = stops.filter(
          (stop) =>
            stop.to === null &&
            (event.stage === undefined || stop.stage === event.stage) &&
            (event.reason === undefined || stop.reason === event.reason),
        );
        for (const stop of running) stop.to = at;
        if (running.length === 0)
          findings.push({
            code: 'resumed-without-pause',
            message: 'resumes what was not paused; it changes nothing',
            where,
          });
        break;
      }
      default:
        throw new CaseError(
          'bad-event',
          `\`${String(event.kind)}\` at \`${where}\` is no kind of event`,
          'use started, done, paused, resumed or happened',
        );
    }
  }
  return {
    isBare: false,
    started: (stage) => started.get(stage),
    done: (stage) => done.get(stage),
    happened: (event) => happened.get(event),
    latest: (event) => latest.get(event),
    pauses: (stage, reasons) =>
      stops
        .filter(
          (stop) =>
            (stop.stage === undefined || stop.stage === stage) &&
            stop.reason !== undefined &&
            reasons.includes(stop.reason),
        )
        .map((stop) => [stop.from, stop.to] as const),
  };
}

interface Stop {
  readonly stage: string | undefined;
  readonly reason: string | undefined;
  readonly from: number;
  to: number | null;
}

const NOTHING: History = {
  isBare: true,
  started: () => undefined,
  done: () => undefined,
  happened: () => undefined,
  latest: () => undefined,
  pauses: () => [],
};

function receivedOnly(receivedAt: number): History {
  const received = (event: string): number | undefined => (event === 'received' ? receivedAt : undefined);
  return { ...NOTHING, happened: received, latest: received };
}

function named(event: CaseEvent, key: 'stage' | 'event', where: string): string {
  const name = event[key];
  if (name !== undefined) return name;
  throw new CaseError(
    'bad-event',
    `a \`${event.kind}\` event at \`${where}\` names no ${key}`,
    `add \`${key}\``,
  );
}
