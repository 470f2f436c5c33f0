import type { ConditionReason, Decision, PeriodReason } from '../decision.js';
import { line, type Audience, type ExplainedLine } from './explained.js';
import type { TimeBarWords } from './messages.js';
import type { Wording } from './wording.js';

/** The periods on which a rule of an output turned: how long, from when, the last day, and the day that came too late. */
export function periodLines(
  where: string,
  rule: string,
  { reasons }: Decision,
  wording: Wording,
  audience: Audience,
): ExplainedLine[] {
  const output = reasons?.outputs.find((one) => one.where === where);
  const condition = output?.rules.find((one) => one.rule === rule)?.condition;
  if (condition === undefined) return [];
  const { messages } = wording;
  return periodsIn(condition, 'true').map((period) => {
    const words = wordsOf(period, wording);
    return line(audience === 'customer' ? messages.customerTimeBar(words) : messages.timeBar(words));
  });
}

/** Of the parts of a condition that made it true, or false where it stands below a `not`. */
function periodsIn(condition: ConditionReason, verdict: 'true' | 'false'): PeriodReason[] {
  if (condition.verdict !== verdict) return [];
  switch (condition.kind) {
    case 'leaf':
      return condition.period === undefined ? [] : [condition.period];
    case 'not': {
      const opposite = verdict === 'true' ? 'false' : 'true';
      return condition.children.flatMap((child) => periodsIn(child, opposite));
    }
    default:
      return condition.children.flatMap((child) => periodsIn(child, verdict));
  }
}

function wordsOf({ from, to, elapsed, limit, unit, last }: PeriodReason, wording: Wording): TimeBarWords {
  const { units } = wording.messages;
  return {
    limit: units[unit](String(limit)),
    from: momentWords(from.value, wording),
    fromName: wording.name(from.name),
    last: momentWords(last, wording),
    to: momentWords(to.value, wording),
    toName: wording.name(to.name),
    elapsed: elapsed === undefined ? undefined : units[unit](String(elapsed)),
  };
}

function momentWords(value: string, wording: Wording): string {
  return value.includes('T') ? wording.moment(value) : wording.date(value);
}
