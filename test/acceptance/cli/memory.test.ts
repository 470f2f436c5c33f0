import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderOf, jsonOf, shell } from './redress.js';

const made = folderOf({});
afterAll(made.remove);

/** Tells at its end how large the process was at most, in kilobytes; threads of it stay silent. */
const TELLS_SIZE = `data:text/javascript,import{isMainThread}from'node:worker_threads';isMainThread&&process.on('exit',()=>process._rawDebug('peak',process.resourceUsage().maxRSS))`;
const DECIDE = '$REDRESS decide --policy $SHOP/policy.yaml --policies $SHOP --mapping $SHOP/mapping.yaml';
const LONG_MS = 240_000;

async function measured(line: string) {
  const ended = await shell(line, { DIR: made.path, NODE_OPTIONS: `--import ${TELLS_SIZE}` });
  const peaks = [...ended.err.matchAll(/^peak (\d+)$/gm)].map(([, size]) => Number(size) / 1024);
  return { ...ended, peakMegabytes: Math.max(...peaks), said: ended.err.replaceAll(/^peak \d+\n/gm, '') };
}

describe('a gigabyte', { timeout: LONG_MS }, () => {
  it('of rows is decided in flat memory, on one thread and on several', async () => {
    // 50,000 rows of 20 KB each; the long cell is a column that the mapping does not read.
    const rows = `{ echo 'id,received,topic,claim,remark'; yes "7,2026-03-02,broken,10.00,$(printf 'x%.0s' {1..20000})" | head -n 50000; }`;
    const piped = await measured(`${rows} | ${DECIDE} --cases - | wc -l`);
    expect(piped.out.trim()).toBe('50000');
    expect(piped.peakMegabytes).toBeLessThan(300);
    const threads = await measured(
      `${rows} > $DIR/rows.csv; ${DECIDE} --cases $DIR/rows.csv --workers 2 | wc -l; rm $DIR/rows.csv`,
    );
    expect(threads.out.trim()).toBe('50000');
    expect(threads.peakMegabytes).toBeLessThan(300);
  });

  it('without a line end is one line too long, and not held', async () => {
    writeFileSync(join(made.path, 'zeros'), '');
    truncateSync(join(made.path, 'zeros'), 1024 ** 3);
    const due = await measured('$REDRESS due $DIR/zeros --policies $SHOP');
    expect(due.status).toBe(1);
    expect(jsonOf(due.out)).toMatchObject([{ line: 1, error: { code: 'line-too-long' } }]);
    expect(due.peakMegabytes).toBeLessThan(300);
    const decide = await measured(`${DECIDE} --cases $DIR/zeros`);
    expect(decide.status).toBe(2);
    expect(decide.said).toMatch(/\[[a-z-]+\]/);
    expect(decide.peakMegabytes).toBeLessThan(300);
  });
});
