import { prepare } from '@redress/engine';
import { coverageOf, notShown, prove, type ProvenFinding } from '@redress/engine/proof';
import { lint, wordFinding } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { zhCN } from '@redress/policy/wordings/zh-CN';
import { zhTW } from '@redress/policy/wordings/zh-TW';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';

const FOLDER = join(repositoryRoot, 'test/bad-policies');
const { calendars } = await loadFolder(join(repositoryRoot, 'configs'));

/** What says nothing about cases. */
const UNSHOWN: ReadonlySet<string> = new Set(['not-fully-checked', 'rule-untested', 'test-covers-nothing']);

/** Bad policies that can decide: what is wrong with them may be shown by a case. */
const DECIDING = readdirSync(FOLDER).flatMap((file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const linted = lint(text, file, { calendars });
  if (linted.policy === undefined) return [];
  const [, code = '', place = ''] = /^# expect: (\S+) at (\d+:\d+)$/m.exec(text) ?? [];
  const [, steps] = /^# steps: (\d+)$/m.exec(text) ?? [];
  const program = prepare(linted.policy, { calendars });
  const budget = steps === undefined ? {} : { stepsPerQuestion: Number(steps) };
  const findings: readonly ProvenFinding[] = [
    ...prove(linted, program, budget),
    ...(text.includes('\n# coverage\n') ? coverageOf(linted, program).findings : []),
  ];
  return [{ file, code, place, program, findings }];
});

describe.each(DECIDING)('$file', ({ file, code, place, program, findings }) => {
  it('gives what its first line expects, at that place, and nothing else', () => {
    const told = findings.filter((finding) => finding.severity !== 'info' || finding.code === code);
    expect(file).toBe(`${code}.yaml`);
    expect(told.map((finding) => `${finding.code} at ${finding.line}:${finding.column}`)).toEqual([
      `${code} at ${place}`,
    ]);
  });

  it('shows by a decided case what it says about cases', () => {
    for (const finding of findings) {
      if (finding.confirmed === undefined) continue;
      expect(`${finding.code} ${finding.confirmed}`).toBe(`${finding.code} true`);
      if (finding.counterexample !== undefined) expect(notShown(program, finding.counterexample)).toEqual([]);
    }
  });

  it('is told in fragments of our words, with advice, in three languages', () => {
    for (const finding of findings) {
      expect(finding.message).not.toMatch(/^[A-Z]|\.$|undefined|\[object|NaN/);
      expect(finding.hint).not.toMatch(/^[A-Z](?![A-Z])|\.$|undefined|\[object|NaN/);
      if (finding.confirmed === undefined && !UNSHOWN.has(finding.code)) continue;
      for (const wordings of [zhCN, zhTW]) {
        const words = wordFinding(finding, wordings)
          .join(' ')
          .replaceAll(/`[^`]*`|[A-Z]{3}/g, '');
        expect(words).toMatch(/\p{Script=Han}/u);
        expect(words).not.toMatch(/[A-Za-z]{3,}|undefined|\[object|NaN/);
      }
    }
  });
});
