import { prepare, type Program } from '@redress/engine';
import { checkPolicy, layersBelow, type Finding } from '@redress/policy';
import { loadFolder, type LoadedFolder } from '@redress/policy/folder';
import { tables, type Transaction } from '@redress/store';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import { freezeVersion, lastPutInUse, switchTo } from './freeze-version.js';
import { keepPins } from './keep-pins.js';
import { stackHash } from './stack-hash.js';

/** Findings that kept policies of the folder out. */
export type Refused = readonly Finding[];

/** Reads a folder such as `configs`. Errors: FolderError for what cannot be read. */
export const readConfigs: (folder: string) => Promise<LoadedFolder> = loadFolder;

/**
 * Brings the policies of a folder into the store as shipped versions. A text that is there adds nothing; one
 * that has changed, or that stands on one that has, becomes the next version, and the current one if that was a shipped one: what was published here is
 * never pushed aside. A policy with errors is left out.
 */
export async function seedPolicies(
  context: Context,
  { policies, calendars, airports }: LoadedFolder,
): Promise<Refused> {
  const refused: Finding[] = [];
  for (const { document, sources, places, file, text, findings } of policies) {
    const checked = document && checkPolicy(document, places, { file, calendars, sources });
    const errors = [...findings, ...(checked?.findings ?? [])].filter(({ severity }) => severity === 'error');
    if (checked?.policy === undefined || errors.length > 0) {
      refused.push(...errors);
      continue;
    }
    const program = prepare(checked.policy, { calendars, airports });
    await context.office.currents.switching((transaction, notes) =>
      ship(context, transaction, notes, program, text),
    );
    context.office.programs.hold(context, stackHash(text, layersBelow(checked.policy)), program);
  }
  return refused;
}

async function ship(
  context: Context,
  transaction: Transaction,
  notes: Map<string, unknown>,
  program: Program,
  source: string,
): Promise<void> {
  const { policyVersions } = tables;
  const { policy } = program.policy.document;
  const versions = await transaction
    .select({
      number: policyVersions.number,
      origin: policyVersions.origin,
      sourceHash: policyVersions.sourceHash,
    })
    .from(policyVersions)
    .where(mine(context, policyVersions, eq(policyVersions.policy, policy)));
  // The calendars and airports of today may be newer than those the version came with.
  const hash = stackHash(source, layersBelow(program.policy));
  if (versions.some(({ sourceHash }) => sourceHash === hash)) {
    await keepPins(context, transaction, notes, program);
    return;
  }
  const current = await lastPutInUse(context, transaction, policy);
  const why = versions.length === 0 ? 'came with the program' : 'came with a newer program';
  const number = await freezeVersion(context, transaction, notes, {
    program,
    source,
    origin: 'shipped',
    why,
  });
  const isOurs = versions.find((version) => version.number === current?.number)?.origin !== 'edited';
  if (isOurs) await switchTo(context, transaction, notes, { policy, number, why });
}
