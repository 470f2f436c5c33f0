import type { ClockTerms, Stage, Within } from '../document.js';
import { decimal } from './literal.js';
import type { Check, Scope } from './scope.js';
import { typeInWords } from './type.js';

/** Clocks of stages, reports, remedies and derivations: what starts them, how long they run, which keys say something. */
export const checkClocks: Check = (scope) => {
  for (const { within } of scope.survey.withins) checkCount(scope, within);
  for (const stage of scope.document.stages) checkStage(scope, stage);
  for (const remedy of scope.document.remedies) {
    if (remedy.due === undefined) continue;
    if (remedy.due.starts.kind === 'fact') checkStart(scope, remedy.due.starts.fact, remedy.due.starts);
    checkKeys(scope, remedy.due, [remedy.due.within]);
  }
  for (const report of scope.document.reports) {
    checkKeys(scope, report.clock, [report.clock.within]);
    const { within } = report.clock;
    if (within.kind !== 'until' || within.until === (report.every === 'month' ? 'endOfMonth' : 'endOfYear'))
      continue;
    scope.report(
      'report-period',
      { report: report.id, every: report.every, until: within.until },
      report,
      'every',
    );
  }
  for (const { operation } of scope.document.derive.values()) {
    if (operation.kind === 'due') checkKeys(scope, operation.clock, [operation.clock.within]);
  }
};

function checkStage(scope: Scope, stage: Stage): void {
  const { report } = scope;
  const { id, within, earliest } = stage;
  if ((within === undefined) === (earliest === undefined) || earliest?.length === 0) {
    report('stage-without-clock', { stage: id }, stage, earliest === undefined ? 'within' : 'earliest');
  }
  if (stage.starts.kind === 'after' && stage.starts.stages.length === 0) {
    report('starts-after-nothing', { stage: id }, stage, 'starts');
  }
  if (stage.starts.kind === 'fact') checkStart(scope, stage.starts.fact, stage.starts);
  if (stage.warnAt !== undefined && !(stage.warnAt > 0 && stage.warnAt <= 100)) {
    report('warn-at-range', { stage: id, percent: String(stage.warnAt) }, stage, 'warnAt');
  }
  if (stage.class === 'statutory' && stage.onReclassify !== 'keep') {
    report('statutory-clock-moved', { stage: id, value: stage.onReclassify }, stage, 'onReclassify');
  }
  if (within !== undefined) {
    checkKeys(scope, stage.terms, [...within.cases.map(({ then }) => then), within.otherwise]);
  }
}

function checkStart({ names, report }: Scope, name: string, starts: object): void {
  const type = names.types.get(name);
  if (type === undefined || type.kind === 'date' || type.kind === 'instant') return;
  report('start-not-a-date', { name, type: typeInWords(type) }, starts, 'fact');
}

function checkCount({ document, report }: Scope, within: Within): void {
  if (within.kind === 'until') {
    const cutOff = within.cutOffWorkingDays;
    if (cutOff === undefined) return;
    if (cutOff < 0)
      report('negative-duration', { count: String(cutOff), unit: 'workingDays' }, within, 'cutOff');
    else if (!Number.isInteger(cutOff)) {
      report('fractional-days', { count: String(cutOff), unit: 'workingDays' }, within, 'cutOff');
    }
    return;
  }
  const { count, unit } = within;
  const constants =
    count.kind === 'constant'
      ? [count.value]
      : (document.values.get(count.name.replace(/^value\./, '')) ?? []).map(({ value }) => value);
  for (const constant of constants) {
    if (typeof constant !== 'number' && typeof constant !== 'string') continue;
    const exact = decimal(constant);
    if (exact === undefined) continue;
    const shown = String(constant);
    if (exact.sign() < 0) report('negative-duration', { count: shown, unit }, count);
    else if (!exact.isInteger() && !FRACTIONAL.has(unit))
      report('fractional-days', { count: shown, unit }, count);
  }
}

const FRACTIONAL: ReadonlySet<string> = new Set(['minutes', 'hours', 'workingMinutes', 'workingHours']);

/** Keys that none of the units of a clock asks for: `boundary` beside days, `ends` beside hours. */
function checkKeys({ report }: Scope, terms: Omit<ClockTerms, 'within'>, withins: readonly Within[]): void {
  const units = withins.map((within) => (within.kind === 'until' ? 'until' : within.unit));
  for (const [key, suitable] of Object.entries(KEYS_BY_UNIT)) {
    if (!(key in terms) || Reflect.get(terms, key) === undefined) continue;
    if (units.some((unit) => suitable.has(unit))) continue;
    report('clock-key-ignored', { key, unit: [...new Set(units)].join(' and ') }, terms, key);
  }
}

const CALENDAR_UNITS = ['days', 'weeks', 'months', 'years', 'until'];
const KEYS_BY_UNIT: Readonly<Record<string, ReadonlySet<string>>> = {
  ends: new Set([...CALENDAR_UNITS, 'workingDays']),
  onClosedDay: new Set(CALENDAR_UNITS),
  offHours: new Set(['workingDays']),
  boundary: new Set(['workingMinutes', 'workingHours']),
};
