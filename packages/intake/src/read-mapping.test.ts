import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMapping } from './read-mapping.js';

const HEAD = 'mapping: m\nid: { column: a }\nreceivedAt: { column: d, type: date, zone: Asia/Taipei }\n';

/** `line:column code` of every finding. */
function places(text: string): string[] {
  return readMapping(text, 'm.yaml').findings.map(({ line, column, code }) => `${line}:${column} ${code}`);
}

describe('a mapping that is wrong is refused with place, code and advice', () => {
  it.each([
    ['unknown key of the mapping', `${HEAD}facts: {}\nfact: {}\n`, ['5:1 key-unknown']],
    ['missing keys', 'mapping: m\n', ['1:1 key-missing', '1:1 key-missing', '1:1 key-missing']],
    ['a key twice', `${HEAD}facts: {}\nfacts: {}\n`, ['5:1 key-twice']],
    ['broken YAML', `${HEAD}facts: {\n`, ['5:1 mapping-malformed']],
    ['nothing', '', ['1:1 mapping-malformed']],
    ['not a map', '- a\n', ['1:1 shape-wrong']],
    ['several documents', `${HEAD}facts: {}\n---\na: 1\n`, ['5:1 mapping-malformed']],
    ['unknown tag', `${HEAD}facts: { f: !!js/function { column: a } }\n`, ['4:13 mapping-malformed']],
    [
      'unknown key of a value',
      `${HEAD}facts: { f: { colum: a } }\n`,
      ['4:15 key-unknown', '4:13 source-missing'],
    ],
    ['two sources', `${HEAD}facts: { f: { column: a, constant: 1 } }\n`, ['4:13 source-several']],
    ['no source', `${HEAD}facts: { f: { type: text } }\n`, ['4:13 source-missing']],
    ['a bare text for a value', `${HEAD}facts: { f: a }\n`, ['4:13 shape-wrong']],
    ['no value at all', `${HEAD}facts: { f: }\n`, ['4:13 shape-wrong']],
    ['unknown type', `${HEAD}facts: { f: { column: a, type: int } }\n`, ['4:32 name-unknown']],
    ['option of another type', `${HEAD}facts: { f: { column: a, currency: USD } }\n`, ['4:26 option-unused']],
    ['companion of another source', `${HEAD}facts: { f: { column: a, with: x } }\n`, ['4:26 option-unused']],
    ['money without currency', `${HEAD}facts: { f: { column: a, type: money } }\n`, ['4:13 key-missing']],
    [
      'unknown currency',
      `${HEAD}facts: { f: { column: a, type: money, currency: XXQ } }\n`,
      ['4:49 name-unknown', '4:13 key-missing'],
    ],
    [
      'unknown zone',
      `${HEAD}facts: { f: { column: a, type: instant, zone: Asia/Tapei } }\n`,
      ['4:47 zone-unknown', '4:13 zone-missing'],
    ],
    ['no zone', `${HEAD}facts: { f: { column: a, type: instant } }\n`, ['4:13 zone-missing']],
    ['unknown time of day', `${HEAD}timeOfDay: noonish\nfacts: {}\n`, ['4:12 name-unknown']],
    [
      'unknown format',
      `${HEAD}facts: { f: { column: a, type: date, formats: [YYYY] } }\n`,
      ['4:48 format-unknown'],
    ],
    [
      'a format without a date for a date',
      `${HEAD}facts: { f: { column: a, type: date, formats: [HH:mm] } }\n`,
      ['4:48 format-unknown'],
    ],
    [
      'unknown unit',
      `${HEAD}facts: { f: { column: a, type: decimal, convert: { from: mile, to: km } } }\n`,
      ['4:58 name-unknown'],
    ],
    [
      'units of two quantities',
      `${HEAD}facts: { f: { column: a, type: decimal, convert: { from: mi, to: kg } } }\n`,
      ['4:50 type-mismatch'],
    ],
    [
      'otherwise without map',
      `${HEAD}facts: { f: { column: a, otherwise: unknown } }\n`,
      ['4:26 option-unused'],
    ],
    ['join without with', `${HEAD}facts: { f: { join: [{ column: a }] } }\n`, ['4:13 key-missing']],
    ['empty join', `${HEAD}facts: { f: { join: [], with: "" } }\n`, ['4:21 shape-wrong']],
    [
      'join of money',
      `${HEAD}facts: { f: { join: [{ column: a, type: money, currency: USD }], with: "" } }\n`,
      ['4:21 type-mismatch'],
    ],
    [
      'unknown lookup',
      `${HEAD}lookups: { airports: { file: a.csv, key: k } }\nfacts: { f: { lookup: airport, key: { column: a }, take: tz } }\n`,
      ['5:23 name-unknown'],
    ],
    [
      'lookup without key',
      `${HEAD}lookups: { t: { rows: { x: { y: 1 } } } }\nfacts: { f: { lookup: t, take: y } }\n`,
      ['5:13 key-missing'],
    ],
    [
      'lookup of both kinds',
      `${HEAD}lookups: { t: { rows: {}, file: a.csv } }\nfacts: {}\n`,
      ['4:15 shape-wrong'],
    ],
    [
      'lookup outside its folder',
      `${HEAD}lookups: { t: { file: ../secret.csv, key: k } }\nfacts: {}\n`,
      ['4:23 path-refused'],
    ],
    [
      'arithmetic of one',
      `${HEAD}facts: { f: { plus: [{ column: a, type: integer }] } }\n`,
      ['4:21 shape-wrong'],
    ],
    [
      'arithmetic of texts',
      `${HEAD}facts: { f: { plus: [{ column: a }, { column: a }] } }\n`,
      ['4:21 type-mismatch'],
    ],
    ['largest of texts', `${HEAD}facts: { f: { largest: { x: { column: a } } } }\n`, ['4:24 type-mismatch']],
    [
      'firstKnown of two types',
      `${HEAD}facts: { f: { firstKnown: [{ column: a }, { column: b, type: integer }] } }\n`,
      ['4:27 type-mismatch'],
    ],
    ['row: false', `${HEAD}facts: { f: { row: false } }\n`, ['4:20 shape-wrong']],
    [
      'a list without groupBy',
      `${HEAD}facts: { f: { list: { x: { column: a } } } }\n`,
      ['4:13 list-misplaced'],
    ],
    ['split without at', `${HEAD}facts: { f: { column: a, split: { take: 1 } } }\n`, ['4:33 key-missing']],
    [
      'split taking part zero',
      `${HEAD}facts: { f: { column: a, split: { at: ";", take: 0 } } }\n`,
      ['4:50 shape-wrong'],
    ],
    ['a list that is not split', `${HEAD}facts: { f: { column: a, type: list } }\n`, ['4:13 type-mismatch']],
    [
      'receivedAt that is no moment',
      'mapping: m\nid: { column: a }\nreceivedAt: { column: d }\nfacts: {}\n',
      ['3:13 type-mismatch'],
    ],
    [
      'event without kind',
      `${HEAD}facts: {}\nevents: [{ event: x, at: { column: d, type: date, zone: UTC } }]\n`,
      ['5:10 key-missing'],
    ],
    [
      'event of unknown kind',
      `${HEAD}facts: {}\nevents: [{ event: x, kind: start, at: { column: d, type: date, zone: UTC } }]\n`,
      ['5:28 name-unknown'],
    ],
    [
      'event without name',
      `${HEAD}facts: {}\nevents: [{ kind: done, at: { column: d, type: date, zone: UTC } }]\n`,
      ['5:10 key-missing'],
    ],
    ['groupBy without key', `${HEAD}facts: {}\ngroupBy: { order: any }\n`, ['5:10 key-missing']],
    [
      'a fact inside another',
      `${HEAD}facts: { a.b: { column: a }, a.b.c: { column: a } }\n`,
      ['4:30 name-taken'],
    ],
    ['__proto__ as fact', `${HEAD}facts: { __proto__: { column: a } }\n`, ['4:10 key-refused']],
    ['a step called constructor', `${HEAD}facts: { a.constructor.b: { column: a } }\n`, ['4:10 key-refused']],
    ['NaN', `${HEAD}facts: { f: { constant: .nan } }\n`, ['4:25 shape-wrong']],
    ['alias without anchor', `${HEAD}facts: { f: *x }\n`, ['4:13 mapping-malformed']],
    ['an alias to itself', `${HEAD}facts: &x { f: *x }\n`, ['4:13 key-unknown', '4:16 source-missing']],
  ])('%s', (_, text, expected) => {
    const { mapping, findings } = readMapping(text, 'm.yaml');
    expect(places(text)).toEqual(expected);
    expect(mapping).toBeUndefined();
    for (const { file, hint, message, severity } of findings) {
      expect({ file, severity }).toEqual({ file: 'm.yaml', severity: 'error' });
      expect(message).toMatch(/^[^A-Z].*[^.]$/s);
      expect(hint).not.toBe('');
    }
  });

  it('names the nearest known key', () => {
    const [finding] = readMapping(`${HEAD}facts: { f: { column: a, typ: text } }`, 'm.yaml').findings;
    expect(finding?.hint).toBe('did you mean `type`?');
  });

  it('refuses an alias bomb at once', () => {
    const levels = Array.from(
      { length: 20 },
      (_, level) =>
        `  l${level + 1}: &l${level + 1} { join: [${`*l${level}, `.repeat(9)}*l${level}], with: "" }`,
    );
    const text = `${HEAD}facts:\n  l0: &l0 { column: a }\n${levels.join('\n')}\n`;
    const started = performance.now();
    expect(readMapping(text, 'm.yaml').findings.map(({ code }) => code)).toContain('mapping-too-large');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it.each([
    ['flow lists', `${HEAD}facts: ${'['.repeat(100_000)}`],
    ['closed flow lists', `${HEAD}facts: { f: { constant: ${'['.repeat(5000)}${']'.repeat(5000)} } }`],
    ['flow maps', `${HEAD}facts: ${'{a: '.repeat(30_000)}`],
    ['block lists', `${HEAD}facts:\n ${'- '.repeat(50_000)}a`],
    [
      'joins in joins',
      `${HEAD}facts: { f: ${'{ join: ['.repeat(40)}{ column: a }${'], with: "" }'.repeat(40)} }`,
    ],
  ])('survives %s nested without end', (_, text) => {
    const { mapping, findings } = readMapping(text, 'm.yaml');
    expect(mapping).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
  });

  it('refuses a text without measure', () => {
    expect(places(`${HEAD}facts: {}\n#${'x'.repeat(300_000)}`)).toEqual(['1:1 mapping-too-large']);
  });
});

describe('what is shipped', () => {
  const folder = new URL('../../../configs/mappings/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

  it.each(files)('%s reads without findings and is called like its file', (file) => {
    const { mapping, findings } = readMapping(readFileSync(new URL(file, folder), 'utf8'), file);
    expect(findings).toEqual([]);
    expect(mapping?.mapping).toBe(file.replace('.yaml', ''));
  });

  it('JSON is read like YAML', () => {
    const text = JSON.stringify({
      mapping: 'm',
      id: { column: 'a' },
      receivedAt: { column: 'd', type: 'date', zone: 'UTC' },
      facts: {},
    });
    expect(readMapping(text, 'm.json').mapping?.mapping).toBe('m');
  });
});
