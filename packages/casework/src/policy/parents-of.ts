import { extendsOf, policyVersionIn, type LayerText, type Parents } from '@redress/policy';
import { tables } from '@redress/store';
import { desc, eq } from 'drizzle-orm';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import { lookUpInUse } from './find-version.js';
import { currentOf } from './version-for.js';

const { policyVersions } = tables;

/**
 * Finds among the client's policies what a text extends, and what that extends: current versions, or the newest that calls
 * itself by the version pinned. What is not there is not found, which the reader of the text says.
 */
export async function parentsOf(context: Context, source: string, file: string): Promise<Parents> {
  const found = new Map<string, LayerText>();
  const asked = new Set<string>();
  let open = extendsOf({ text: source, file });
  while (open.length > 0) {
    const next: (typeof open)[number][] = [];
    for (const { id, pin } of open) {
      if (asked.has(id)) continue;
      asked.add(id);
      const text = pin === undefined ? await currentText(context, id) : await pinnedText(context, id, pin);
      if (text === undefined) continue;
      const layer: LayerText = { text, file: `${id}.yaml` };
      found.set(id, layer);
      next.push(...extendsOf(layer));
    }
    open = next;
  }
  return (id) => found.get(id);
}

async function currentText(context: Context, policy: string): Promise<string | undefined> {
  const [last, ...others] = await lookUpInUse(context, policy);
  if (last === undefined) return undefined;
  const { number } = currentOf([last, ...others], context.now);
  const [row] = await context.office.store.database
    .select({ source: policyVersions.source })
    .from(policyVersions)
    .where(
      mine(context, policyVersions, eq(policyVersions.policy, policy), eq(policyVersions.number, number)),
    );
  return row?.source;
}

/** The newest whose text says so; where none does, the current one, so that it is told which version there is. */
async function pinnedText(context: Context, policy: string, pin: string): Promise<string | undefined> {
  const rows = await context.office.store.database
    .select({ source: policyVersions.source })
    .from(policyVersions)
    .where(mine(context, policyVersions, eq(policyVersions.policy, policy)))
    .orderBy(desc(policyVersions.number));
  return rows.find(({ source }) => policyVersionIn(source) === pin)?.source ?? currentText(context, policy);
}
