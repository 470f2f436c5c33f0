import { lint, type Finding } from '@redress/policy';
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
  /** Of the whole text; a draft with errors is kept, not published. */
  readonly findings: readonly Finding[];
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
  const file = fileName(policy);
  const parents = await parentsOf(context, source, file);
  const { findings } = lint(source, file, { calendars: context.office.calendars, parents });
  return { policy, source, base, findings, savedAt: instantText(savedAt), by, etag };
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
