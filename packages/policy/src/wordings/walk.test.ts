import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { CALENDARS } from '../check/lint.fixture.js';
import type { Finding } from '../finding.js';
import { PARENTS } from '../layers/parents.fixture.js';
import { lint } from '../lint.js';
import { wordFinding } from './wordings.js';
import { zhCN } from './zh-CN.js';
import { zhTW } from './zh-TW.js';

const folder = new URL('../../../../test/bad-policies/', import.meta.url);
const fixture = readFileSync(new URL('../every-construct.fixture.yaml', import.meta.url), 'utf8');
const industries = ['airline', 'tourism'].map((name) =>
  readFileSync(new URL(`../../../../configs/industries/${name}/policy.yaml`, import.meta.url), 'utf8'),
);
const bad = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));

/** Each line of the fixture left out, or with something that does not belong behind its colon: a third of these in turn. */
const broken = fixture
  .split('\n')
  .flatMap((line, index, lines) =>
    [[], ...['7', 'zz', '[zz]', '{ zz: 1 }'].map((value) => [line.replace(/: .*/, `: ${value}`)])]
      .filter((_, way) => (index + way) % 3 === 0)
      .map((instead) => [...lines.slice(0, index), ...instead, ...lines.slice(index + 1)].join('\n')),
  );

/** One of each sentence that is said of these texts. */
const findings = [
  ...new Map(
    [...bad, ...industries, fixture, ...broken]
      .flatMap((text) => lint(text, 'policy.yaml', { calendars: CALENDARS, parents: PARENTS }).findings)
      .map((finding): [string, Finding] => [`${finding.code} ${finding.message} ${finding.hint}`, finding]),
  ).values(),
];

/** What stays as it is in any language: what is in backticks or quotes, and names of standards, files and units. */
const untranslated =
  /`[^`]*`|"[^"]*"|\bYAML 1\.2\b|\bYAML\b|\bIANA\b|\bISO 4217\b|\bLANGUAGE\.md\b|\bzh-(?:CN|TW)\b|\ben\b|[A-Z]{3}\b|PT4H30M|\+?\d[\dT:+.-]*|%|（boolean）/g;

describe.each([
  { locale: 'zh-CN', wordings: zhCN, foreign: /[們個這麼時間與為說寫無聲鍵條項]/ },
  {
    locale: 'zh-TW',
    wordings: zhTW,
    foreign: /[们个这么时间与为说写无声键条项]|字段|文件夹|投诉|退费|退費款/,
  },
])('$locale', ({ wordings, foreign }) => {
  it('says every finding in Chinese, with nothing left in English', () => {
    const left = findings.flatMap((finding) => {
      const words = wordFinding(finding, wordings)
        .join(' ')
        .replace(untranslated, '')
        .match(/[A-Za-z]{3,}(?: [a-z]+)*/g);
      return words === null ? [] : [`${finding.code}: ${words.join(' | ')}`];
    });
    // Types and units are words of the language of policies.
    const words =
      /^(?:law-fact-hidden|value-types-differ|clock-key-ignored|fractional-days|negative-duration|unit-mismatch|stack-disagrees|type-mismatch|pattern-refused|syntax|value-type|operator-type|evidence-not-boolean): /;
    expect([...new Set(left)].filter((line) => !words.test(line))).toEqual([]);
  });

  it('names the same things as the English wording', () => {
    for (const finding of findings) {
      const [message, hint] = wordFinding(finding, wordings);
      for (const value of Object.values(finding.parameters ?? {})) {
        const shown = String(value);
        if (!finding.message.includes(`\`${shown}\``)) continue;
        expect(`${finding.code}: ${message}`).toContain(shown);
      }
      expect(message).not.toMatch(/undefined|\[object|NaN|\{\d\}|•/);
      expect(hint).not.toMatch(/undefined|\[object|NaN|\{\d\}|•/);
    }
  });

  it('is written in its own characters', () => {
    const own = findings
      .flatMap((finding) => wordFinding(finding, wordings))
      .map((text) => text.replace(/`[^`]*`/g, ''));
    expect(own.filter((text) => foreign.test(text))).toEqual([]);
  });
});

test('a code that is not known here is said in English', () => {
  const [finding] = lint('', 'policy.yaml', { calendars: CALENDARS, parents: PARENTS }).findings;
  if (finding === undefined) throw new Error('an empty text has a finding');
  expect(wordFinding({ ...finding, code: 'from-a-newer-server' }, zhCN)).toEqual([
    finding.message,
    finding.hint,
  ]);
});
