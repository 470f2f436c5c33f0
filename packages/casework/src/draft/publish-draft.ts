import { prepare, type Program } from '@redress/engine';
import { layersBelow, lint, type Parents } from '@redress/policy';
import { tables, type Transaction } from '@redress/store';
import { eq } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { freezeVersion, switchTo } from '../policy/freeze-version.js';
import { findVersion, versionsInUse } from '../policy/find-version.js';
import { fileName } from '../policy/programs.js';
import { versionOf, type PolicyVersion } from '../policy/version.js';
import { mine } from '../scoped.js';
import { parentsOf } from '../policy/parents-of.js';
import { stackHash } from '../policy/stack-hash.js';
import { holdPrecondition, type DraftRow, type Precondition } from './draft.js';
import { readDraft } from './read-draft.js';

export interface Publishing {
  /** For the history. */
  readonly why: string;
  readonly makeCurrent: boolean;
}

const { drafts, policyVersions } = tables;

/**
 * Freezes the draft as the policy's next version, with the current versions of what it extends; the draft is gone then. Errors: `unknown-policy`, `no-draft`,
 * `draft-changed`, `policy-refused` (with findings), `policy-renamed`, `version-unchanged` (with the version that has
 * this text). One that differs in titles, tests or comments alone is a version that `decidesAs` an earlier one.
 */
export async function publishDraft(
  context: Context,
  policy: string,
  { why, makeCurrent }: Publishing,
  precondition: Precondition,
): Promise<PolicyVersion> {
  const { source } = await readDraft(context, policy);
  const parents = await parentsOf(context, source, fileName(policy));
  const program = compile(context, policy, source, parents);
  const hash = stackHash(source, layersBelow(program.policy));
  const number = await context.office.currents.switching(async (transaction, notes) => {
    const isIt = mine(context, drafts, eq(drafts.policy, policy));
    const [row] = await transaction.select().from(drafts).where(isIt);
    holdPrecondition(precondition, row);
    holdSource(row, source);
    await refuseUnchanged(context, transaction, policy, hash);
    const frozen = await freezeVersion(context, transaction, notes, {
      program,
      source,
      origin: 'edited',
      why,
    });
    if (makeCurrent) await switchTo(context, transaction, notes, { policy, number: frozen, why });
    await transaction.delete(drafts).where(isIt);
    return frozen;
  });
  context.office.programs.hold(context, hash, program);
  const inUse = await versionsInUse(context, policy);
  return versionOf(await findVersion(context, policy, number), inUse, context.now);
}

function compile(
  { office: { calendars, airports } }: Context,
  id: string,
  source: string,
  parents: Parents,
): Program {
  const { policy, findings } = lint(source, fileName(id), { calendars, parents });
  if (policy === undefined) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    throw new CaseworkError(
      'policy-refused',
      `the draft has ${errors.length} error${errors.length === 1 ? '' : 's'}; the first, line ${first?.line} column ${first?.column}: ${first?.message}`,
      { ...(first !== undefined && first.hint !== '' && { hint: first.hint }), findings },
    );
  }
  if (policy.document.policy !== id) {
    throw new CaseworkError(
      'policy-renamed',
      `the draft of \`${id}\` calls itself \`${policy.document.policy}\``,
      {
        hint: `write \`policy: ${id}\``,
      },
    );
  }
  return prepare(policy, { calendars, airports });
}

/** The text that was compiled is the one that is frozen, whoever saved in between. */
function holdSource(row: DraftRow | undefined, source: string): void {
  if (row !== undefined && row.source !== source) holdPrecondition({ kind: 'none' }, row);
}

async function refuseUnchanged(
  context: Context,
  transaction: Transaction,
  policy: string,
  hash: string,
): Promise<void> {
  const [same] = await transaction
    .select({ number: policyVersions.number })
    .from(policyVersions)
    .where(
      mine(context, policyVersions, eq(policyVersions.policy, policy), eq(policyVersions.sourceHash, hash)),
    );
  if (same === undefined) return;
  throw new CaseworkError('version-unchanged', `the draft is the text of version ${same.number}`, {
    hint: 'change it, make that version current, or discard the draft',
    version: same.number,
  });
}
