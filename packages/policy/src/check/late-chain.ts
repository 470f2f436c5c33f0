import type { PolicyDocument, Stage, Within } from '../document.js';
import { decimal } from './literal.js';
import type { Check } from './scope.js';

/**
 * A promise that is the earliest of a chain of stages and a statutory clock, where the chain is the longer one: the
 * promise then holds only because of the law, and the last steps are late. Lengths are nominal (a working day is 7/5
 * days), holidays are left out, so this warns and refuses nothing.
 */
export const checkLateChain: Check = ({ document, report }) => {
  const stages = new Map(document.stages.map((stage) => [stage.id, stage]));
  const reckoned = new Map<string, End | undefined>();
  for (const promise of document.stages) {
    const members = (promise.earliest ?? []).flatMap((id) => stages.get(id) ?? []);
    for (const statutory of members.filter((stage) => stage.class === 'statutory')) {
      const limit = endOf(document, stages, statutory.id, reckoned);
      if (limit === undefined) continue;
      for (const member of members) {
        const chain = member.class === 'statutory' ? undefined : endOf(document, stages, member.id, reckoned);
        if (chain === undefined || chain.origin !== limit.origin || chain.longest <= limit.shortest) continue;
        report(
          'chain-after-statutory',
          {
            stage: member.id,
            statutory: statutory.id,
            chain: `about ${inDays(chain.longest)}`,
            limit: `about ${inDays(limit.shortest)}`,
          },
          member,
          'id',
        );
      }
    }
  }
};

/** Hours from the event at which a chain of stages begins; choices by a condition make it longer or shorter. */
interface End {
  readonly origin: string;
  readonly shortest: number;
  readonly longest: number;
}

function endOf(
  document: PolicyDocument,
  stages: ReadonlyMap<string, Stage>,
  id: string,
  reckoned: Map<string, End | undefined>,
): End | undefined {
  if (reckoned.has(id)) return reckoned.get(id);
  reckoned.set(id, undefined); // what waits for itself has no end
  const stage = stages.get(id);
  if (stage?.within === undefined || stage.terms.direction === 'before') return undefined;
  const own = [...stage.within.cases.map(({ then }) => then), stage.within.otherwise].map((within) =>
    nominalHours(document, within),
  );
  const start = startOf(document, stages, stage, reckoned);
  const lengths = own.flat();
  if (start === undefined || own.some((hours) => hours.length === 0)) return undefined;
  const end: End = {
    origin: start.origin,
    shortest: start.shortest + (stage.when === undefined ? Math.min(...lengths) : 0),
    longest: start.longest + Math.max(...lengths),
  };
  reckoned.set(id, end);
  return end;
}

function startOf(
  document: PolicyDocument,
  stages: ReadonlyMap<string, Stage>,
  { starts }: Stage,
  reckoned: Map<string, End | undefined>,
): End | undefined {
  if (starts.kind === 'event') return { origin: `event ${starts.event}`, shortest: 0, longest: 0 };
  if (starts.kind === 'fact') return { origin: `fact ${starts.fact}`, shortest: 0, longest: 0 };
  let latest: End | undefined;
  for (const id of starts.stages) {
    const end = endOf(document, stages, id, reckoned);
    if (end === undefined || (latest !== undefined && latest.origin !== end.origin)) return undefined;
    latest = {
      origin: end.origin,
      shortest: Math.max(end.shortest, latest?.shortest ?? 0),
      longest: Math.max(end.longest, latest?.longest ?? 0),
    };
  }
  return latest;
}

/** One for each of the days on which the length is another; none where it hangs on the case. */
function nominalHours(document: PolicyDocument, within: Within): number[] {
  if (within.kind === 'until') return [];
  const { count, unit } = within;
  const constants =
    count.kind === 'constant'
      ? [count.value]
      : (document.values.get(count.name.replace(/^value\./, '')) ?? []).map(({ value }) => value);
  const counts = constants.flatMap((constant) =>
    typeof constant === 'number' || typeof constant === 'string' ? (decimal(constant)?.toNumber() ?? []) : [],
  );
  return counts.map((one) => one * HOURS[unit]);
}

const WORKING = 7 / 5;
const HOURS: Readonly<Record<Extract<Within, { kind: 'duration' }>['unit'], number>> = {
  minutes: 1 / 60,
  hours: 1,
  days: 24,
  weeks: 7 * 24,
  months: 30 * 24,
  years: 365 * 24,
  workingMinutes: (WORKING * 24) / (8 * 60),
  workingHours: (WORKING * 24) / 8,
  workingDays: WORKING * 24,
};

function inDays(hours: number): string {
  const days = Math.round(hours / 2.4) / 10;
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
