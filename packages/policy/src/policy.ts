import type { Sources } from './layers/sources.js';
import type { PolicyDocument, ValueType } from './document.js';

/**
 * A policy that has passed all checks: every name resolves, every operand has the type its operator asks for, and
 * nothing reads itself. The engine compiles from this without looking again; what it finds otherwise is a defect of ours.
 */
export interface Policy {
  readonly document: PolicyDocument;
  /** Where it was read from, for findings and records. */
  readonly file: string;
  /** The layers it was made of; absent where it was not made from texts. */
  readonly sources?: Sources;
  /**
   * Type of every readable name: facts and derivations by their own name, `value.v`, `class.f`, `route.f`,
   * `responsibility.f`, `table.t.o`, `case.receivedAt`, `case.incidentAt` and `case.at` (instants), `remedy.<id>.total` and
   * `total.<basis>` with `total.all` (money). A `percent` value counts as a decimal.
   */
  readonly types: ReadonlyMap<string, ValueType>;
  /**
   * Facts, derivations and outputs of tables (`table.t.o`), each after everything its derivation, `relevantWhen`,
   * presumption or table reads. Outputs that hang on fields stand among them too.
   */
  readonly nameOrder: readonly string[];
  /** Fields of each group, each after the fields of the same group that it reads. */
  readonly classificationOrder: readonly string[];
  readonly routingOrder: readonly string[];
  readonly responsibilityOrder: readonly string[];
  /** Stage ids, each after the stages it starts after or is the earliest of. */
  readonly stageOrder: readonly string[];
  /** Named conditions, each after those it names. */
  readonly conditionOrder: readonly string[];
}
