import {
  collectFindings,
  inOrder,
  type Condition,
  type Finding,
  type FindingCode,
  type Linted,
  type Places,
} from '@redress/policy';
import type { Program } from '../program.js';
import type { Bench, Illustration, Proof, ProvenFinding } from './bench.js';
import { confirmed } from './confirmed.js';
import type { Counterexample } from './counterexample.js';
import { Inquiry } from './inquiry.js';
import { showNegative, showUnbounded } from './costly-cases.js';
import { showUnstatedValue } from './dated-cases.js';
import { showLateChain, showStageAfterLaw } from './late-chains.js';
import { showNeedsRate, showNoneDiffers } from './leaf-cases.js';
import { proveNeverOwed } from './never-owed.js';
import { proveOneSided, showNeverTrue } from './one-sided.js';
import {
  showRowForestalled,
  showRowNever,
  showRowsSuffice,
  showTableGap,
  showTableOverlap,
} from './table-cases.js';
import { ruleListsOf } from './rule-list.js';
import { proveThresholdHoles } from './threshold-holes.js';
import { namesIn } from './without-none.js';
import { proveUnreachable, showShadowed } from './unreachable.js';

/** How much a proof may try. What was left unproven for it is told, as `not-fully-checked`. */
export interface Budget {
  /** For all questions together; a step is a look at one name. */
  readonly steps?: number;
  /** For one question. */
  readonly stepsPerQuestion?: number;
  /** Whether the time is up. */
  readonly isOver?: () => boolean;
}

/** Of what was left open, so much is named; of more it is said of the whole policy. */
const MOST_OPEN = 10;

const STEPS = 3_000_000;
const STEPS_PER_QUESTION = 100_000;

/**
 * Goes on where the checks of a policy end: finds what only shows when cases are decided, and gives to every finding
 * that says something about cases one that shows it, decided by the engine, or marks it as not confirmed. All findings
 * together, in the order of the text. Pure; `program` is compiled from the policy that was linted.
 */
export function prove(
  { policy, places, findings }: Linted,
  program: Program,
  budget: Budget = {},
): ProvenFinding[] {
  if (policy === undefined || places === undefined) return [...findings];
  const inquiry = new Inquiry(program, {
    steps: budget.steps ?? STEPS,
    perQuestion: budget.stepsPerQuestion ?? STEPS_PER_QUESTION,
    isOver: budget.isOver ?? (() => false),
  });
  const collected = collectFindings(policy.file);
  const cases = new Map<string, Counterexample | undefined>();
  const open = new Map<string, object>();
  const isAt = ({ file, line, column }: Finding, node: object, key?: string): boolean => {
    const place = places.of(node, key);
    return (place.file ?? policy.file) === file && place.line === line && place.column === column;
  };
  const found = new Set(findings.map(({ code, file, line, column }) => `${code} ${line} ${column} ${file}`));
  const bench: Bench = {
    document: policy.document,
    inquiry,
    lists: ruleListsOf(policy.document),
    findings,
    isFoundAt: (code, node) => {
      const { file = policy.file, line, column } = places.of(node);
      return found.has(`${code} ${line} ${column} ${file}`);
    },
    report: (code, parameters, node, counterexample, conditions = []) => {
      const place = places.of(node);
      if (place.file !== undefined && !isOfHere(conditions, program, places)) return;
      collected.report(code, place, parameters);
      cases.set(keyOf({ code, file: policy.file, ...place, parameters }), counterexample);
    },
    leftOpen: (what, node) => open.set(what, node),
  };
  const shown = findings.map((finding): ProvenFinding => {
    const illustration = ILLUSTRATIONS[finding.code as FindingCode];
    if (illustration === undefined) return finding;
    return {
      ...finding,
      ...confirmed(illustration(bench, finding, (node, key) => isAt(finding, node, key))),
    };
  });
  for (const proof of PROOFS) proof(bench);
  for (const [what, node] of [...open].slice(0, MOST_OPEN))
    collected.report('not-fully-checked', places.of(node), { what });
  if (open.size > MOST_OPEN)
    collected.report('not-fully-checked', places.of(policy.document), { what: 'the policy' });
  const proven = collected.all().map((finding): ProvenFinding => {
    const key = keyOf(finding);
    return cases.has(key) ? { ...finding, ...confirmed(cases.get(key)) } : finding;
  });
  return inOrder([...shown, ...proven], policy.file);
}

/** Whether some of the conditions, or something that they read, stands in the policy itself and not in a parent. */
function isOfHere(conditions: readonly Condition[], program: Program, places: Places): boolean {
  const { document } = program.policy;
  const isHere = (node: object | undefined): boolean =>
    node !== undefined && places.of(node).file === undefined;
  return (
    conditions.some(isHere) ||
    [...namesIn(program, conditions)].some(
      (name) =>
        isHere(document.facts.get(name)) ||
        isHere(document.derive.get(name)) ||
        (document.values.get(name.replace(/^value\./, '')) ?? []).some(isHere),
    )
  );
}

/** The longest last, so that none of the others goes without. */
const PROOFS: readonly Proof[] = [proveOneSided, proveNeverOwed, proveThresholdHoles, proveUnreachable];

/** Findings of the checks that say something about cases. */
const ILLUSTRATIONS: { readonly [Code in FindingCode]?: Illustration } = {
  'rule-shadowed': showShadowed,
  'never-true': showNeverTrue,
  'chain-after-statutory': showLateChain,
  'stage-after-law': showStageAfterLaw,
  'no-upper-bound': showUnbounded,
  'may-be-negative': showNegative,
  'value-periods-gap': showUnstatedValue,
  'value-outside-periods': showUnstatedValue,
  'null-differs': showNoneDiffers,
  'table-overlap': showTableOverlap,
  'table-gap': showTableGap,
  'table-row-never': showRowNever,
  'table-row-unreachable': showRowForestalled,
  'table-row-repeated': showRowForestalled,
  'table-otherwise-idle': showRowsSuffice,
  'needs-rate': showNeedsRate,
};

function keyOf({
  code,
  file,
  line,
  column,
  parameters,
}: Pick<Finding, 'code' | 'file' | 'line' | 'column' | 'parameters'>): string {
  return JSON.stringify([code, file, line, column, parameters]);
}
