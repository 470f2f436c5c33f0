import type { ApprovalsOutcome } from '../approvals.js';
import type { ChecklistsOutcome } from '../checklists.js';
import type { LeafTest } from '../conditions/test.js';
import type { Missing } from '../decision.js';
import type { DisputedOption } from '../disputed.js';
import type { FieldsOutcome } from '../fields/fields.js';
import type { Frame } from '../frame.js';
import type { NoticesOutcome } from '../notices.js';
import type { OpenQuestions } from '../open-questions.js';
import type { KeptRemedies } from '../remedies/remedies.js';
import type { ReportOutcome } from '../reports.js';
import type { Scope } from '../scope.js';
import type { TableProgram } from '../tables/index.js';
import type { Timeline } from '../stages/timeline.js';
import type { Value, Values } from '../value.js';
import type { Inputs } from './inputs.js';
import { compileSignature } from './signature.js';

/**
 * Cases whose conditions all come out alike, but for those on what remedies cost. What follows from truths is worked
 * out for the first of them and read by the others; amounts, dates and texts are each case's own.
 */
export interface Kind {
  fields: FieldsOutcome | undefined;
  /** While nothing has happened but the receipt. */
  checklists: ChecklistsOutcome | undefined;
  remedies: KeptRemedies | undefined;
  /** What the checklists and the proofs of remedies lack together. */
  missing: readonly Missing[] | undefined;
  /** By the standing of the remedies, then by the truths of the conditions on their costs. */
  readonly priced: Map<string, Map<string | number, PricedKind>>;
}

/** Cases of one kind whose conditions on costs come out alike too. */
export interface PricedKind {
  presumed: readonly string[] | undefined;
  /** Options on whose reading an output may hang. */
  disputed: readonly DisputedOption[] | undefined;
  approvals: { readonly inputs: Inputs; readonly outcome: ApprovalsOutcome } | undefined;
  /** How the conditions of the notices come out. */
  notices: string | undefined;
  /** By what the clocks leave open. */
  readonly open: Map<string, OpenQuestions>;
  /** By the receipt, of cases in which nothing else has happened. */
  readonly runs: Map<number, Run>;
}

/** The clocks of cases of one kind received at one moment, and what hangs on them. */
export interface Run {
  /** Lengths of periods and dates that start clocks. */
  readonly reads: readonly Value[];
  readonly timeline: Timeline;
  readonly reports: readonly ReportOutcome[];
  readonly notices: NoticesOutcome;
}

/** The kinds of cases that a program has met. */
export interface Kinds {
  /** The kind of an opened frame, a new one if it is like no other. */
  readonly of: (frame: Frame) => Kind;
  /** The same once the costs are written. */
  readonly priced: (kind: Kind, standing: string, frame: Frame) => PricedKind;
  /** Counts a run that is kept. */
  readonly grow: () => void;
}

/** Kinds and runs kept: cases come by date, so those of some weeks suffice; then all are let go. */
const MOST_KEPT = 4_000;

export function compileKinds(
  scope: Scope,
  tables: readonly TableProgram[],
  hangsOnStanding: (slot: number) => boolean,
): Kinds {
  const signature = compileSignature(scope, tables, hangsOnStanding);
  const known = new Map<number, { words: Int32Array; shown: string; kind: Kind }[]>();
  let size = 0;
  const grow = (): void => {
    size += 1;
    if (size <= MOST_KEPT) return;
    known.clear();
    size = 0;
  };
  return {
    grow,
    of(frame) {
      // What was granted before is each case's own.
      if (frame.granted !== undefined || !signature.take(frame)) return newKind();
      const { words } = signature;
      const shown = signature.shown();
      const hash = hashOf(words);
      const near = known.get(hash);
      for (const one of near ?? []) if (one.shown === shown && areEqual(one.words, words)) return one.kind;
      grow();
      const made = { words: words.slice(), shown, kind: newKind() };
      if (near === undefined || !known.has(hash)) known.set(hash, [made]);
      else near.push(made);
      return made.kind;
    },
    priced(kind, standing, { values }) {
      const key = truthsOf(signature.late, values);
      let byTruths = kind.priced.get(standing);
      if (byTruths === undefined) {
        byTruths = new Map();
        kind.priced.set(standing, byTruths);
      }
      const met = byTruths.get(key);
      if (met !== undefined) return met;
      const made: PricedKind = {
        presumed: undefined,
        disputed: undefined,
        approvals: undefined,
        notices: undefined,
        open: new Map(),
        runs: new Map(),
      };
      byTruths.set(key, made);
      grow();
      return made;
    },
  };
}

/** As many truths as a safe integer holds in base three. */
const TRUTHS_A_NUMBER = 33;

function truthsOf(leaves: readonly LeafTest[], values: Values): string | number {
  if (leaves.length > TRUTHS_A_NUMBER) return leaves.map((leaf) => leaf.evaluate(values)).join('');
  let packed = 0;
  for (const leaf of leaves) packed = packed * 3 + leaf.evaluate(values);
  return packed;
}

function newKind(): Kind {
  return {
    fields: undefined,
    checklists: undefined,
    remedies: undefined,
    missing: undefined,
    priced: new Map(),
  };
}

/** FNV-1a over words. */
function hashOf(words: Int32Array): number {
  let hash = 0x811c9dc5;
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
  return hash;
}

function areEqual(a: Int32Array, b: Int32Array): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
