import type { Readable } from 'node:stream';
import { readMapping, type Mapped, type Mapping } from '@redress/intake';
import { openCases } from '@redress/intake/files';
import { readText } from '@redress/policy/folder';
import { required, type Arguments } from './arguments.js';
import { findingText } from './load-policy.js';
import { UsageError } from './usage-error.js';

/** Where cases come from and how they are read; can be handed to another thread. */
export interface CaseSource {
  readonly path: string;
  readonly mapping?: string;
  readonly lookups?: string;
  readonly encoding?: string;
}

export function caseSource(given: Arguments): CaseSource {
  const { mapping, lookups, encoding } = given.texts;
  return {
    path: required(given, 'cases'),
    ...(mapping === undefined ? {} : { mapping }),
    ...(lookups === undefined ? {} : { lookups }),
    ...(encoding === undefined ? {} : { encoding }),
  };
}

/** The cases and rejected rows of a source, in batches as they are read. Errors: `mapping-refused`, `IntakeError`. */
export async function* casesOf(source: CaseSource, input: Readable): AsyncGenerator<readonly Mapped[]> {
  const { path, mapping, ...options } = source;
  yield* openCases(path, {
    ...options,
    ...(mapping === undefined ? {} : { mapping: await mappingOf(mapping) }),
    ...(path === '-' ? { input } : {}),
  });
}

async function mappingOf(file: string): Promise<Mapping> {
  const { mapping, findings } = readMapping(await readText(file), file);
  if (mapping !== undefined) return mapping;
  throw new UsageError(
    'mapping-refused',
    `${file} cannot be used:\n${findings.map(findingText).join('\n')}\n `,
    'mend it and try again',
  );
}
