import { join } from 'node:path';
import * as engine from '@redress/engine';
import * as witness from '@redress/engine/witness';
import { lint } from '@redress/policy';
import { loadFolder, loadShelf } from '@redress/policy/folder';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';
import { loadWithFault, RECKONING_FAULTS } from './faults.js';
import { addAside, reckonAgain, reckonRandom } from './reckon.js';

const seed = Number(process.env['REDRESS_SEED'] ?? 20_261_128);
const evaluator = { ...engine, ...witness };
const configs = join(repositoryRoot, 'configs');
const { policies, ...environment } = await loadFolder(configs);
const { parents } = await loadShelf(configs);

describe('amounts and due times', () => {
  it(
    'of random policies are what decimals and minutes counted one by one say',
    { timeout: 300_000 },
    async () => {
      const found = await reckonRandom(evaluator, { seed, policies: 80 });
      console.log(`seed ${seed}:`, { ...found, disputes: found.disputes.length });
      expect(found.disputes).toEqual([]);
      expect(found.amounts).toBeGreaterThan(800);
      expect(found.together).toBeGreaterThan(500);
      expect(found.dues).toBeGreaterThan(1_000);
    },
  );

  it.each(policies)('of the examples in $id are too', { timeout: 300_000 }, async ({ id, text, file }) => {
    const { policy } = lint(text, file, { ...environment, parents });
    if (policy === undefined) throw new Error(`${id} has errors`);
    const program = engine.prepare(policy, environment);
    let [amounts, together, dues] = [0, 0, 0];
    const aside: Record<string, number> = {};
    for (const { name, given } of policy.document.tests) {
      if ('events' in given || 'matters' in given) continue;
      const found = await reckonAgain(evaluator, program, { id: name, ...given });
      expect(found.disputes).toEqual([]);
      amounts += found.amounts;
      together += found.together;
      dues += found.dues;
      addAside(aside, found.aside);
    }
    console.log(
      `${id}: ${amounts} amounts (${together} hang on others) and ${dues} due times reckoned again, aside`,
      aside,
    );
    expect(amounts + dues).toBeGreaterThan(0);
  });

  it.each(RECKONING_FAULTS)(
    'in which the fault $id was put are told',
    { timeout: 120_000 },
    async (fault) => {
      const faulty = await loadWithFault(fault);
      const { disputes } = await reckonRandom(faulty, { seed, policies: 200, stopsAtFirst: true });
      console.log(`${fault.id}: ${disputes[0]}`);
      expect(disputes).not.toEqual([]);
    },
  );
});
