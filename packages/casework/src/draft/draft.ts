import { prepare } from '@redress/engine';
import { prove, type ProvenFinding } from '@redress/engine/proof';
import { lint } from '@redress/policy';
import type { tables } from '@redress/store';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { instantText } from '../instant.js';
import { parentsOf } from '../policy/parents-of.js';
import { fileName } from '../policy/programs.js';

/** The one draft a policy may have. */
export interface PolicyDraft {
  readonly policy: string;
  readonly source: string;
  /** Number of the version it was begun from. */
  readonly base: number;
  /** Of the whole text, those about cases with one that shows them; a draft with errors is kept, not published. */
  readonly findings: readonly ProvenFinding[];
  readonly savedAt: string;
  readonly by: string;
  /** With its quotes, as in the header `ETag`. */
  readonly etag: string;
}

export type DraftRow = typeof tables.drafts.$inferSelect;

/** What must hold for a draft to be changed: `none` that there is none yet. */
export type Precondition = { readonly kind: 'none' } | { readonly kind: 'match'; readonly etag: string };

export async function draftOf(context: Context, row: DraftRow): Promise<PolicyDraft> {
  const { policy, source, base, savedAt, by, etag } = row;
  return {
    policy,
    source,
    base,
    findings: await findingsIn(context, source, policy),
    savedAt: instantText(savedAt),
    by,
    etag,
  };
}

/** What a proof may try while somebody waits: what is left is told as `not-fully-checked`. */
const EFFORT = { steps: 2_000_000, stepsPerQuestion: 50_000 };

async function findingsIn(
  context: Context,
  source: string,
  policy: string,
): Promise<readonly ProvenFinding[]> {
  const { calendars, airports } = context.office;
  const file = fileName(policy);
  const linted = lint(source, file, { calendars, parents: await parentsOf(context, source, file) });
  return linted.policy === undefined
    ? linted.findings
    : prove(linted, prepare(linted.policy, { calendars, airports }), EFFORT);
}

/** @throws CaseworkError `draft-changed`, which tells of the draft that is there. */
export function holdPrecondition(precondition: Precondition, row: DraftRow | undefined): void {
  if (precondition.kind === 'none' ? row === undefined : row?.etag === precondition.etag) return;
  if (row === undefined) {
    throw new CaseworkError('draft-changed', 'the draft is no longer there: it was published or discarded', {
      hint: 'save with `If-None-Match: *` to begin a new one',
      draft: null,
    });
  }
  const savedAt = instantText(row.savedAt);
  throw new CaseworkError('draft-changed', `the draft was saved by ${row.by} at ${savedAt}`, {
    hint: 'read it, bring the two texts together, and save with its ETag',
    draft: { etag: row.etag, savedAt, by: row.by },
  });
}
