import { readMapping, type Mapped, type Mapping } from '@redress/intake';
import { openCases } from '@redress/intake/files';
import { Readable } from 'node:stream';
import { readText } from '@redress/policy/folder';
import { findingText } from './load-program.js';
import type { Arguments } from './arguments.js';
import { required } from './arguments.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

/** The cases of `--cases`, mapped by `--mapping`, in batches as they are read. Errors: `UsageError`, `IntakeError`. */
export async function casesOf(
  given: Arguments,
  terminal: Terminal,
): Promise<AsyncIterable<readonly Mapped[]>> {
  const path = required(given, 'cases');
  const mapping = given.texts.mapping === undefined ? undefined : await mappingOf(given.texts.mapping);
  return openCases(path, {
    ...(mapping === undefined ? {} : { mapping }),
    ...(given.texts.lookups === undefined ? {} : { lookups: given.texts.lookups }),
    ...(given.texts.encoding === undefined ? {} : { encoding: given.texts.encoding }),
    ...(path === '-' && terminal.input instanceof Readable ? { input: terminal.input } : {}),
  });
}

async function mappingOf(file: string): Promise<Mapping> {
  const { mapping, findings } = readMapping(await readText(file), file);
  if (mapping !== undefined) return mapping;
  throw new UsageError(
    'mapping-refused',
    `${file} cannot be used:\n${findings.map(findingText).join('\n')}`,
    'mend it and try again',
  );
}
