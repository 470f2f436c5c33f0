import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../kit/repository.js';
import { consolePart } from './console-part.js';
import { decidePart } from './decide-part.js';
import { dueTimePart } from './due-time-part.js';
import { flightsPart } from './flights-part.js';
import { importPart } from './import-part.js';
import { layersPart } from './layers-part.js';
import { machineOf, machineText } from './machine.js';
import { policiesPart } from './policies-part.js';
import { partText, type Part } from './report.js';
import { servePart } from './serve-part.js';
import { tablesPart } from './tables-part.js';
import { rulesPart } from './rules/rules-part.js';

/** `pnpm bench [PART…]`: all parts, or those named. */
const PARTS = {
  rules: () => rulesPart((text) => process.stderr.write(`  ${text}\n`)),
  due: dueTimePart,
  import: importPart,
  decide: decidePart,
  policies: policiesPart,
  flights: flightsPart,
  layers: layersPart,
  tables: tablesPart,
  serve: servePart,
  console: consolePart,
} satisfies Record<string, () => Promise<{ part: Part; results: unknown }>>;

const machine = machineOf();
process.stdout.write(`${machineText(machine)}\n`);
const wanted = process.argv.slice(2).filter((word) => word !== '--');
const unknown = wanted.find((word) => !(word in PARTS));
if (unknown !== undefined)
  throw new Error(`no part \`${unknown}\`: there are ${Object.keys(PARTS).join(', ')}`);
const started = performance.now();
const results: Record<string, unknown> = {};
let missed = 0;
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const found = await measure();
  results[name] = { targets: found.part.targets, results: found.results };
  missed += found.part.targets.filter(({ isMet }) => !isMet).length;
  process.stdout.write(`${partText(found.part)}\n`);
}
const seconds = Math.round((performance.now() - started) / 1_000);
mkdirSync(cacheFolder, { recursive: true });
const file = join(cacheFolder, 'bench.json');
writeFileSync(file, `${JSON.stringify({ machine, seconds, results }, undefined, 2)}\n`);
process.stdout.write(`\n${seconds} s, ${missed} targets missed; all figures in test/.cache/bench.json\n`);
