import { itemOf, outputNamed, type Sourced } from '@redress/policy';
import { approvalFrame } from './approvals.js';
import { citesIn } from './cites.js';
import type { Test } from './conditions/test.js';
import type { Outcome } from './decide.js';
import type { FactReason, OutputReason, Reasons, RuleReason } from './decision.js';
import { inputsOf } from './facts/derive.js';
import type { FieldOutcome } from './fields/field.js';
import type { Frame } from './frame.js';
import { presented } from './present.js';
import type { Program } from './program.js';
import { lineReason } from './reasons/amount-reason.js';
import { remedyClockReasons, reportClockReasons, stageClockReasons } from './reasons/clock-reasons.js';
import { conditionReason } from './reasons/condition-reason.js';
import { presentedSlot } from './reasons/presented-slot.js';
import { FALSE, UNDETERMINED, verdictOf } from './truth.js';
import { rowTest, type TableOutcome } from './tables/index.js';
import { IRRELEVANT } from './value.js';

/** Why each output is as it is: the rules that were asked, with every condition down to the facts it read. */
export function reasonsOf(program: Program, outcome: Outcome): Reasons {
  return {
    outputs: [
      ...outcome.fields.map((field) => fieldReason(program, field, outcome.frame)),
      ...sharesReason(program, outcome),
      ...tableReasons(program, outcome),
      ...remedyReasons(program, outcome),
      ...approvalReasons(program, outcome),
      ...stageReasons(program, outcome),
      ...reportReasons(program, outcome),
    ],
    facts: factReasons(program, outcome.frame),
  };
}

function fieldReason(
  program: Program,
  { program: field, value, isUndetermined, deciding, matched, open }: FieldOutcome,
  frame: Frame,
): OutputReason {
  const table = field.table === undefined ? undefined : frame.tables.get(field.table.name);
  if (table !== undefined) {
    return {
      where: field.where,
      result: presented(value, field.field.type, program.zone),
      state: isUndetermined ? 'undetermined' : table.state === 'row' ? 'determined' : 'otherwise',
      rules: rowReasons(program, table, frame),
    };
  }
  const shown = [...new Set([...matched, ...open])].toSorted((a, b) => a - b);
  return {
    where: field.where,
    result: presented(value, field.field.type, program.zone),
    state: isUndetermined ? 'undetermined' : deciding >= 0 ? 'determined' : 'otherwise',
    rules: shown.flatMap((position) => {
      const rule = field.field.rules[position];
      const test = field.tests[position];
      return rule === undefined || test === undefined
        ? []
        : [ruleReason(program, rule, test, frame, position === deciding)];
    }),
  };
}

/** More rows that may be true would bury those that are. */
const MOST_ROWS = 8;

function tableReasons(program: Program, { frame }: Outcome): OutputReason[] {
  return [...frame.tables.values()].map((outcome) => {
    const { state, program: table } = outcome;
    const [first] = table.outputs;
    return {
      where: table.where,
      result: first === undefined ? undefined : presentedSlot(program, first.slot, frame),
      state: state === 'row' ? 'determined' : state === 'otherwise' ? 'otherwise' : 'undetermined',
      rules: rowReasons(program, outcome, frame),
    };
  });
}

/** The rows that are true or may be, each with its cells. */
function rowReasons(
  program: Program,
  { program: table, matched, open, state }: TableOutcome,
  frame: Frame,
): RuleReason[] {
  const shown = [...matched, ...open].toSorted((a, b) => a - b).slice(0, MOST_ROWS);
  return shown.flatMap((row) => {
    const rule = table.table.rows[row];
    if (rule === undefined) return [];
    const test = rowTest(table, row, program.scope);
    return [ruleReason(program, rule, test, frame, state === 'row' && matched.includes(row))];
  });
}

function sharesReason(program: Program, { shares, frame }: Outcome): OutputReason[] {
  return shares.map(({ program: list, value, deciding, matched, open }) => ({
    where: `responsibility.${list.shares.name}`,
    result: value,
    state: value === undefined ? 'undetermined' : deciding >= 0 ? 'determined' : 'otherwise',
    rules: [...matched, ...open].flatMap((position) => {
      const rule = list.shares.rules[position];
      const test = list.tests[position];
      return rule === undefined || test === undefined
        ? []
        : [ruleReason(program, rule, test, frame, position === deciding)];
    }),
  }));
}

function remedyReasons(program: Program, { remedies, frame, history }: Outcome): OutputReason[] {
  return remedies.stacked.map((stacked) => {
    const { outcome, state } = stacked;
    const { remedy, test, refusals, where } = outcome.program;
    const grounds = remedy.refusedBy.flatMap((ground, position) => {
      const refusal = refusals[position];
      if (refusal === undefined || refusal.evaluate(frame.values) === FALSE) return [];
      const cite = outcome.program.refusalCites[position]?.(frame) ?? [];
      const { id, assumed } = ground;
      return [ruleReason(program, { id, cite, assumed }, refusal, frame, position === outcome.refusedBy)];
    });
    return {
      where,
      result: state,
      state: state === 'denied' ? 'denied' : state === 'owed' ? 'determined' : 'undetermined',
      rules: [ruleReason(program, remedy, test, frame, outcome.refusedBy === undefined), ...grounds],
      ...(state === 'denied'
        ? {}
        : {
            ...lineReason(program, stacked, frame),
            ...remedyClockReasons(program, remedy, frame, history),
          }),
    };
  });
}

function approvalReasons(program: Program, { approvals, frame }: Outcome): OutputReason[] {
  return [...approvals.matched, ...approvals.open].flatMap((position) => {
    const approval = program.policy.document.approvals[position];
    const test = program.approvalTests[position];
    if (approval === undefined || test === undefined) return [];
    const isOpen = approvals.open.includes(position);
    return [
      {
        where: `approvals.${approval.id}`,
        result: approval.by,
        state: isOpen ? ('undetermined' as const) : ('determined' as const),
        rules: [ruleReason(program, approval, test, approvalFrame(program, approval, frame), !isOpen)],
      },
    ];
  });
}

function stageReasons(program: Program, { timeline, frame, history }: Outcome): OutputReason[] {
  return [...timeline.stages.values()].flatMap((outcome) => {
    const { program: stageProgram, truth, due } = outcome;
    const { stage, where, test, clocks } = stageProgram;
    if (truth === FALSE) return [];
    const periods = (stage.within?.cases ?? []).flatMap((_, position) => {
      const period = clocks?.tests[position];
      if (period === undefined || period.evaluate(frame.values) === FALSE) return [];
      return [ruleReason(program, { ...stage, id: `${stage.id}.within[${position}]` }, period, frame, true)];
    });
    return [
      {
        where,
        result: due === undefined ? null : presented(due, { kind: 'instant' }, program.zone),
        state: truth === UNDETERMINED ? ('undetermined' as const) : ('determined' as const),
        rules: [ruleReason(program, stage, test, frame, true), ...periods],
        ...stageClockReasons(program, outcome, timeline.stages, frame, history),
      },
    ];
  });
}

function reportReasons(program: Program, { reports, frame, moments }: Outcome): OutputReason[] {
  return reports.map(({ program: { report }, due }) => ({
    where: `reports.${report.id}`,
    result: presented(due, { kind: 'instant' }, program.zone) ?? null,
    state: 'determined',
    rules: [],
    ...reportClockReasons(program, report, moments.receivedAt, frame),
  }));
}

function ruleReason(
  program: Program,
  rule: Pick<Sourced, 'cite' | 'cites' | 'assumed'> & { readonly id: string },
  test: Test,
  frame: Frame,
  isDeciding: boolean,
): RuleReason {
  const isUnconditional = test.kind === 'all' && test.children.length === 0;
  return {
    rule: rule.id,
    verdict: verdictOf(test.evaluate(frame.values)),
    isDeciding,
    cite: citesIn(program, rule, frame),
    assumed: rule.assumed,
    ...(isUnconditional ? {} : { condition: conditionReason(program, test, frame) }),
  };
}

function factReasons(program: Program, frame: Frame): FactReason[] {
  return program.scope.names.flatMap((name, slot) =>
    itemOf(name) !== undefined
      ? []
      : [
          {
            fact: name,
            value: presentedSlot(program, slot, frame),
            source: sourceOf(program, name, slot, frame),
            ...derivedFrom(program, name),
            ...(program.origins[slot]?.some((origin) => frame.unsettled[origin] === 1) === true
              ? { unsettled: true as const }
              : {}),
          },
        ],
  );
}

function derivedFrom({ policy }: Program, name: string): Pick<FactReason, 'inputs'> {
  const operation = policy.document.derive.get(name)?.operation;
  if (operation === undefined) {
    const [table] = outputNamed(name, policy.document) ?? [];
    return table === undefined ? {} : { inputs: [...table.inputs.values()].map((input) => input.name) };
  }
  return {
    inputs: [...new Set(inputsOf(operation, policy.document.conditions))].filter(
      (name) => itemOf(name) === undefined,
    ),
  };
}

function sourceOf(program: Program, name: string, slot: number, frame: Frame): FactReason['source'] {
  const value = frame.values[slot];
  if (value === IRRELEVANT) return 'irrelevant';
  if (value === undefined) return 'unknown';
  if (frame.presumed[slot] === 1) return 'presumed';
  if (program.policy.document.derive.has(name)) return 'derived';
  if (program.policy.document.facts.has(name) || name.startsWith('case.')) return 'stated';
  if (name.startsWith('option.')) return 'option';
  return name.startsWith('value.') ? 'value' : 'decided';
}
