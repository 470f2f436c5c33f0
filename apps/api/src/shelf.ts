import { prepare, type Program } from '@redress/engine';
import { checkPolicy, type Finding } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import type { DecideResponse, PolicyDetail, PolicySummary } from './contract.js';
import { decideCase, type Question } from './decide-case.js';
import { describePolicy, summarize } from './describe-policy.js';
import { ProblemError } from './problem.js';

/** The policies this server decides by, compiled once at start. Verbs throw ProblemError `unknown-policy`. */
export interface Shelf {
  readonly list: () => readonly PolicySummary[];
  readonly describe: (id: string) => PolicyDetail;
  readonly decide: (question: Question & { readonly policy: string }) => DecideResponse;
  /** What kept policies of the folder off the shelf. */
  readonly refused: readonly Finding[];
}

/**
 * Reads, checks and compiles the policies of a folder such as `configs`. A policy with errors is left out and its
 * findings are told; the others serve. Errors: FolderError for what cannot be read.
 */
export async function loadShelf(folder: string): Promise<Shelf> {
  const { policies, calendars, airports } = await loadFolder(folder);
  const programs = new Map<string, Program>();
  const refused: Finding[] = [];
  for (const { document, places, file, findings } of policies) {
    const checked = document && checkPolicy(document, places, { file, calendars });
    const errors = [...findings, ...(checked?.findings ?? [])].filter(({ severity }) => severity === 'error');
    if (checked?.policy === undefined || errors.length > 0) refused.push(...errors);
    else programs.set(checked.policy.document.policy, prepare(checked.policy, { calendars, airports }));
  }

  const sorted = [...programs.values()].toSorted((a, b) =>
    a.policy.document.policy < b.policy.document.policy ? -1 : 1,
  );
  const find = (id: string): Program => {
    const program = programs.get(id);
    if (program !== undefined) return program;
    throw new ProblemError('unknown-policy', `no policy is called \`${id.slice(0, 80)}\``, {
      hint: `take one of ${sorted.map(({ policy }) => `\`${policy.document.policy}\``).join(', ')}`,
    });
  };
  return {
    list: () => sorted.map(summarize),
    describe: (id) => describePolicy(find(id)),
    decide: ({ policy, ...question }) => decideCase(find(policy), question),
    refused,
  };
}
