import { CsvReader, readMapping } from '@redress/intake';
import { openCases } from '@redress/intake/files';
import { readText } from '@redress/policy/folder';
import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip, gunzipSync } from 'node:zlib';
import { repositoryRoot } from '../kit/repository.js';
import { answer } from './child.js';
import type { ImportResult } from './import-part.js';
import { measureAll } from './measure.js';

/** Reads the claims in the ways there are; the file is the only word given. */
async function importClaims(path: string): Promise<ImportResult> {
  const text = gunzipSync(await readFile(path)).toString('utf8');
  const { mapping } = readMapping(await readText(join(repositoryRoot, MAPPING)), MAPPING);
  if (mapping === undefined) throw new Error(`${MAPPING} cannot be read`);
  const ways = [
    { name: 'our CSV reader, text in memory', rows: () => recordsIn(text) },
    { name: 'csv-parse to arrays, gunzip included', rows: () => parsedRows(path) },
    {
      name: 'gunzip, CSV and mapping to cases',
      async rows() {
        let rows = 0;
        for await (const batch of openCases(path, { mapping })) rows += batch.length;
        return rows;
      },
    },
  ];
  const counted: number[] = [];
  for (const { rows } of ways) counted.push(await rows());
  if (new Set(counted).size !== 1) throw new Error(`not the same number of rows: ${counted.join(', ')}`);
  const costs = await measureAll(
    ways.map(({ name, rows }) => ({ name, run: () => rows() })),
    { sample: 1, warmUp: 1, rounds: 5 },
  );
  return { rows: counted[0] ?? 0, costs };
}

const MAPPING = 'configs/mappings/tsa-claims.yaml';
const PIECE = 64 * 1024;

/** In pieces as a file gives them, without the header. */
function recordsIn(text: string): number {
  const reader = new CsvReader({ maxRecordLength: 1024 * 1024 });
  let records = 0;
  for (let start = 0; start < text.length; start += PIECE)
    records += reader.read(text.slice(start, start + PIECE), false).length;
  return records + reader.end().length - 1;
}

async function parsedRows(path: string): Promise<number> {
  let rows = -1;
  for await (const _ of createReadStream(path).pipe(createGunzip()).pipe(parse())) rows += 1;
  return rows;
}

answer(await importClaims(process.argv[2] ?? ''));
