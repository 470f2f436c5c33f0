import {
  decide,
  JsonLines,
  recordOf,
  versionAt,
  writeDecision,
  type Decision,
  type Program,
  type TextMemory,
} from '@redress/engine';
import type { Mapped } from '@redress/intake';
import { RateTable, type Rate } from '@redress/money';
import { errorAnswer, failureOf } from '../failure.js';
import { loadVersions, type LoadedPolicy } from '../load-policy.js';
import { loadRates } from '../load-rates.js';
import { explainedAnswer, prose } from './explained.js';
import type { DecideJob } from './job.js';
import { tableRow } from './table.js';

/** What became of a batch of cases: an answer each, in their order, as whole lines in UTF-8. */
export interface BatchAnswer {
  /** In memory that the next batch overwrites. */
  readonly lines: Uint8Array;
  readonly records: string;
  readonly cases: number;
  /** Rejected rows and cases that could not be decided. */
  readonly failed: number;
  readonly undetermined: number;
  /** Cases with findings, other than that a date was read with an assumed time of day. */
  readonly findings: number;
}

const BUFFERS: TextMemory<Buffer> = {
  allocate: (size) => Buffer.allocUnsafeSlow(size),
  write: (text, bytes, at) => bytes.write(text, at),
};

/** Decides cases and words the answers as a job asks for. */
export class Decider {
  private readonly programs: readonly [Program, ...Program[]];
  private readonly table: RateTable | undefined;
  private readonly lines = new JsonLines(BUFFERS);

  constructor(
    private readonly job: DecideJob,
    readonly versions: readonly [LoadedPolicy, ...LoadedPolicy[]],
    private readonly rates: readonly Rate[],
  ) {
    const [named, ...others] = versions;
    this.programs = [named.program, ...others.map(({ program }) => program)];
    this.table = job.rates === undefined ? undefined : new RateTable(rates);
  }

  answer(batch: readonly Mapped[]): BatchAnswer {
    const { lines, options } = this;
    let records = '';
    let cases = 0;
    let failed = 0;
    let undetermined = 0;
    let findings = 0;
    for (const mapped of batch) {
      if (mapped.kind === 'rejected') {
        failed += 1;
        lines.text(`${JSON.stringify(errorAnswer(mapped.id, mapped.line, mapped.reason))}\n`);
        continue;
      }
      cases += 1;
      try {
        const program = versionAt(this.programs, mapped.case);
        const decision = decide(program, mapped.case, options);
        if (decision.undetermined.length > 0) undetermined += 1;
        if (decision.findings.some(({ code }) => code !== 'assumed-time')) findings += 1;
        if (this.job.isRecorded)
          records += `${JSON.stringify(recordOf(program, mapped.case, decision, this.rates))}\n`;
        this.write(decision, program);
      } catch (error) {
        failed += 1;
        lines.text(`${JSON.stringify(errorAnswer(mapped.case.id, mapped.line, failureOf(error)))}\n`);
      }
    }
    return { lines: lines.take(), records, cases, failed, undetermined, findings };
  }

  private get options() {
    const { at, form } = this.job;
    return { at, rates: this.table, explain: form === 'explained' || form === 'prose' };
  }

  private write(decision: Decision, { policy }: Program): void {
    switch (this.job.form) {
      case 'answer':
        return writeDecision(decision, this.lines);
      case 'explained':
        return this.lines.text(`${JSON.stringify(explainedAnswer(decision, policy, this.job))}\n`);
      case 'prose':
        return this.lines.text(`${prose(decision, policy, this.job)}\n`);
      case 'table':
        return this.lines.text(`${tableRow(decision)}\n`);
    }
  }
}

/** Errors: `policy-refused`, `rates-malformed`, `MoneyError`, `FolderError`. */
export async function openDecider(job: DecideJob): Promise<Decider> {
  const versions = await loadVersions(job.policy, job.folder);
  return new Decider(job, versions, job.rates === undefined ? [] : await loadRates(job.rates));
}
