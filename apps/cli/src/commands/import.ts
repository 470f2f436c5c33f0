import { basename, extname } from 'node:path';
import { importJsonRulesEngine, type ImportFinding } from '@redress/policy/json-rules-engine';
import { readText } from '@redress/policy/folder';
import type { Arguments } from '../arguments.js';
import type { Command } from '../main.js';
import { UsageError } from '../usage-error.js';

const KINDS = ['json-rules-engine'] as const;

/** Rules of another engine as a policy in YAML on standard output, findings beside it; status 1 where a rule is left out. */
export const importCommand: Command = async (given, terminal) => {
  const file = fileOf(given);
  const { texts } = given;
  const imported = importJsonRulesEngine(jsonOf(await readText(file), file), {
    policy: texts.id ?? idFrom(file),
    currency: texts.currency ?? 'EUR',
    zone: texts.zone ?? 'UTC',
    calendar: texts.calendar ?? 'round-the-clock',
  });
  const { yaml, findings, rules } = imported;
  if (given.flags.has('json')) terminal.output.json({ file, ...imported });
  else {
    if (yaml !== '') terminal.output.line(yaml.trimEnd());
    for (const finding of findings) terminal.errors.line(findingLine(file, finding));
    if (imported.imported < rules) terminal.errors.line(`${imported.imported} of ${rules} rules imported`);
  }
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
};

function fileOf({ rest }: Arguments): string {
  const [kind, file, more] = rest;
  const call = 'redress import json-rules-engine FILE';
  if (kind === undefined || !KINDS.some((one) => one === kind))
    throw new UsageError('unknown-import', `\`${kind ?? ''}\` is nothing that can be imported`, call);
  if (file === undefined) throw new UsageError('file-missing', 'no file is named', call);
  if (more !== undefined)
    throw new UsageError('unexpected-argument', `\`${more}\` belongs to no option`, call);
  return file;
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError('not-json', `${file} is no JSON: ${message}`, 'rules of json-rules-engine are JSON');
  }
}

function idFrom(file: string): string {
  const name = basename(file, extname(file)).replace(/[^\p{L}\p{N}_-]+/gu, '-');
  return /^[\p{L}\p{N}]/u.test(name) ? name : 'imported';
}

function findingLine(file: string, { severity, where, message, hint, code }: ImportFinding): string {
  return `${file}#${where} ${severity}: ${message}; ${hint} [${code}]`;
}
