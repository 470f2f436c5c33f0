import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { loadAirports, loadCalendars, loadFolder, readText } from './index.js';

const CONFIGS = fileURLToPath(new URL('../../../../configs', import.meta.url));
const POLICY = `policy: shop
version: "1"
layer: client
title: { en: Shop }
currency: CNY
zone: Asia/Shanghai
calendar: desk
`;
const OPEN = { timeZone: 'Asia/Shanghai', week: { mon: [['09:00', '18:00']] } };

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A new folder with these files. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-folder-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe('a folder', () => {
  it('gives our own policies, calendars and mappings', { timeout: 30_000 }, async () => {
    const { policies, calendars, mappings } = await loadFolder(CONFIGS);
    expect(policies.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['eu261', 'airline', 'tourism', 'airline-eu', 'airline-us']),
    );
    expect(policies.flatMap(({ findings }) => findings)).toEqual([]);
    expect([...calendars.keys()]).toEqual(
      expect.arrayContaining(['cn', 'de', 'gb', 'pt', 'round-the-clock', 'tw', 'us']),
    );
    expect(mappings.get('tsa-claims')).toBe(join(CONFIGS, 'mappings', 'tsa-claims.yaml'));
  });

  it('finds policies at any depth below their layers, in YAML and JSON, and nothing else', async () => {
    const folder = folderOf({
      'clients/north/shop/policy.yaml': POLICY,
      'clients/south/policy.json': '{ "policy": 1 }',
      'clients/south/notes.yaml': 'a: [',
      'elsewhere/policy.yaml': POLICY,
      'regulations/x/policy.yml': POLICY.replace('shop', 'law'),
    });
    const { policies } = await loadFolder(folder);
    expect(
      policies.map(({ id, file, document }) => [id, file.slice(folder.length + 1), document !== undefined]),
    ).toEqual([
      ['law', join('regulations', 'x', 'policy.yml'), true],
      ['shop', join('clients', 'north', 'shop', 'policy.yaml'), true],
      ['south', join('clients', 'south', 'policy.json'), false],
    ]);
  });

  it('does not follow links back into itself', async () => {
    const folder = folderOf({ 'clients/a/policy.yaml': POLICY });
    symlinkSync(join(folder, 'clients'), join(folder, 'clients', 'again'));
    expect((await loadFolder(folder)).policies).toHaveLength(1);
  });

  it('may lack what it could hold, but not itself', async () => {
    expect(await loadFolder(folderOf({ 'x.txt': '' }))).toEqual({
      parents: expect.any(Function),
      policies: [],
      calendars: new Map(),
      mappings: new Map(),
      clauses: [],
    });
    await expect(loadFolder(join(CONFIGS, 'none'))).rejects.toMatchObject({ code: 'folder-not-found' });
    await expect(loadFolder(join(folderOf({ 'x.txt': '' }), 'x.txt'))).rejects.toMatchObject({
      code: 'folder-not-found',
    });
  });
});

describe('calendars', () => {
  it('may be JSON or YAML', async () => {
    const folder = folderOf({
      'calendars/desk.json': JSON.stringify(OPEN),
      'calendars/line.yaml':
        'timeZone: Asia/Shanghai\nweek: { mon: [["09:00", "12:00"]] }\nholidays: [2026-10-01]\n',
      'calendars/README.md': '# not a calendar',
    });
    const calendars = await loadCalendars(folder);
    expect([...calendars.keys()]).toEqual(['desk', 'line']);
    expect(calendars.get('line')?.holidays.size).toBe(1);
  });

  it.each([
    ['calendars/desk.json', '{ "timeZone": "Asia/Shanghai", }}', 'calendar-refused'],
    ['calendars/desk.json', '{ "timeZone": "Asia/Shanghai", "timeZone": "x" }', 'calendar-refused'],
    ['calendars/desk.json', JSON.stringify({ ...OPEN, weak: 1 }), 'calendar-refused'],
    ['calendars/desk.yaml', 'timeZone: Mars/Base\n', 'calendar-refused'],
    ['calendars/desk.yaml', '', 'calendar-refused'],
  ])('are refused with their file when %s holds %j', async (path, text, code) => {
    await expect(loadCalendars(folderOf({ [path]: text }))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(path),
      hint: expect.stringMatching(/./),
    });
  });

  it('may not share a name', async () => {
    const folder = folderOf({
      'calendars/desk.json': JSON.stringify(OPEN),
      'calendars/desk.yaml': JSON.stringify(OPEN),
    });
    await expect(loadCalendars(folder)).rejects.toMatchObject({ code: 'name-taken' });
  });
});

describe('a text', () => {
  it('is read whole, its byte order mark included', async () => {
    const folder = folderOf({ 'a.yaml': '\ufeffpolicy: 客訴\n' });
    expect(await readText(join(folder, 'a.yaml'))).toBe('\ufeffpolicy: 客訴\n');
  });

  it('is refused when it is missing, a folder, in another encoding or far too large', async () => {
    const folder = folderOf({
      'gbk.yaml': Uint8Array.of(0xb3, 0xcb, 0xbf, 0xcd),
      'large.yaml': 'x'.repeat(8 * 1024 * 1024 + 1),
    });
    const codeOf = async (path: string) => readText(path).catch((error: { code?: string }) => error.code);
    expect(await codeOf(join(folder, 'none.yaml'))).toBe('file-not-found');
    expect(await codeOf(join(folder, 'gbk.yaml', 'below'))).toBe('file-not-found');
    expect(await codeOf(folder)).toBe('file-is-folder');
    expect(await codeOf(join(folder, 'gbk.yaml'))).toBe('not-utf-8');
    expect(await codeOf(join(folder, 'large.yaml'))).toBe('file-too-large');
    expect(await codeOf('/dev/zero')).toBe('file-too-large');
  });
});

describe('airports', () => {
  const TABLE = { edition: 'e', source: 's', licence: 'l', attribution: 'a', airports: {} };

  it('may be there or not', async () => {
    const folder = folderOf({
      'airports.json': JSON.stringify({ ...TABLE, airports: { PVG: ['CN', 'Asia/Shanghai', 31, 122] } }),
    });
    expect((await loadFolder(folder)).airports?.byCode.get('PVG')).toMatchObject({ lat: 31, lon: 122 });
    expect(await loadAirports(folderOf({ 'x.txt': '' }))).toBeUndefined();
  });

  it.each([['{'], ['[]'], [JSON.stringify({ ...TABLE, airports: { P: [] } })]])(
    '%s is refused',
    async (text) => {
      await expect(loadAirports(folderOf({ 'airports.json': text }))).rejects.toMatchObject({
        code: 'airports-refused',
        hint: expect.stringMatching(/./),
      });
    },
  );
});
