import { tables } from '@redress/store';
import { instantText } from '../instant.js';

/** A frozen version. Numbers of a policy count up from 1 and are never given twice. */
export interface PolicyVersion {
  readonly number: number;
  readonly effectiveHash: string;
  /** SHA-256 of the text. */
  readonly sourceHash: string;
  /** `shipped` came with the program, from its `configs`; `edited` was published here. */
  readonly origin: 'shipped' | 'edited';
  readonly title: Readonly<Record<string, string>>;
  readonly by: string;
  readonly at: string;
  readonly why: string;
  readonly isCurrent: boolean;
}

export interface PolicyVersionDetail extends PolicyVersion {
  /** YAML as it was written, comments included. */
  readonly source: string;
}

const { source: _source, ...headColumns } = columnsOf();

/** Without the text, which is long. */
export const versionColumns = headColumns;

export type VersionRow = Omit<typeof tables.policyVersions.$inferSelect, 'source'>;

export function versionOf(row: VersionRow, current: number | undefined): PolicyVersion {
  const { number, effectiveHash, sourceHash, origin, title, by, at, why } = row;
  return {
    number,
    effectiveHash,
    sourceHash,
    origin,
    title,
    by,
    at: instantText(at),
    why,
    isCurrent: number === current,
  };
}

function columnsOf() {
  const { client, policy, number, effectiveHash, sourceHash, origin, title, by, at, why, source } =
    tables.policyVersions;
  return { client, policy, number, effectiveHash, sourceHash, origin, title, by, at, why, source };
}
