import { parentPort } from 'node:worker_threads';
import { readCalendar } from '@redress/calendar';
import { prepare, type Decision, type Program } from '@redress/engine';
import { attest } from '@redress/engine/witness';
import { RateTable, readRates } from '@redress/money';
import { lint, parentsAmong, readAirports, readCase } from '@redress/policy';
import type { Deposed, Errand, Testimony } from './letters.js';

if (parentPort === null) throw new Error('this module is a worker');
const port = parentPort;
const programs = new Map<string, Program>();

port.on('message', (errand: Errand) => {
  void testify(errand).then((testimonies) => port.postMessage(testimonies));
});

async function testify({ program: key, source, cases }: Errand): Promise<Testimony[]> {
  if (source !== undefined) programs.set(key, compile(source));
  const program = programs.get(key);
  if (program === undefined) throw new Error(`the version ${key} was not sent`);
  const testimonies: Testimony[] = [];
  for (const one of cases) testimonies.push(await heard(program, one));
  return testimonies;
}

function compile({
  text,
  file,
  layers,
  calendars: documents,
  airports,
}: NonNullable<Errand['source']>): Program {
  const calendars = new Map(Object.entries(documents).map(([name, json]) => [name, readCalendar(json)]));
  const { policy } = lint(text, file, { calendars, parents: parentsAmong(layers) });
  if (policy === undefined) throw new Error(`${file} no longer compiles`);
  return prepare(policy, {
    calendars,
    airports: airports === undefined ? undefined : readAirports(airports),
  });
}

async function heard(program: Program, { case: input, decision, rates }: Deposed): Promise<Testimony> {
  try {
    // Both were written by us.
    const decided: Decision = JSON.parse(decision);
    const table = rates.length === 0 ? undefined : new RateTable(readRates(rates));
    return await attest(program, readCase(JSON.parse(input)), decided, { rates: table });
  } catch (error) {
    // Nothing confirms a decision that the witness cannot even look at.
    const why = error instanceof Error ? error.message : String(error);
    const dispute = { where: '', rule: '', evaluator: 'decided', witness: `unable: ${why}` };
    return { attestation: 'disputed', checked: 0, disputes: [dispute] };
  }
}
