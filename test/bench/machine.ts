import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../kit/repository.js';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  /** Of the last minute, before the bench: figures from a busy machine are rough. */
  readonly load: number;
  readonly node: string;
  readonly packages: Readonly<Record<string, string>>;
}

export function machineOf(): Machine {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown processor',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    load: loadavg()[0] ?? 0,
    node: process.version,
    packages: Object.fromEntries(PEERS.map((name) => [name, versionOf(name)])),
  };
}

export function machineText({ cpu, cores, memoryGigabytes, load, node, packages }: Machine): string {
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  return `${cpu}, ${cores} cores, ${memoryGigabytes} GB · load ${load.toFixed(1)} · Node ${node}\n${versions.join(' · ')}`;
}

const PEERS = [
  'json-rules-engine',
  '@gorules/zen-engine',
  'json-logic-engine',
  '@marcbachmann/cel-js',
  'dayjs-business-time',
  'dayjs',
  'csv-parse',
];

function versionOf(name: string): string {
  const manifest = readFileSync(join(repositoryRoot, 'test/node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
