import * as engine from '@redress/engine';
import * as witness from '@redress/engine/witness';
import { decideArranged } from './arranged.js';
import { compareWithWitness, sharesOf } from './compare.js';
import { askFiled } from './filed.js';
import { compareFormulas, proveRandom } from './proof.js';
import { reckonRandom } from './reckon.js';

/** The long random runs behind `pnpm soak`: a new seed each time unless `REDRESS_SEED` gives one. Ends with 1 if anything disagrees. */
async function soak(): Promise<number> {
  const seed = Number(process.env['REDRESS_SEED'] ?? Date.now() % 1_000_000_000);
  say(`seed ${seed}; REDRESS_SEED=${seed} pnpm soak runs the same again`);

  const compared = await timed(() =>
    compareWithWitness({ ...engine, ...witness }, { seed, verdicts: 1_000_000, casesPerPolicy: 20 }),
  );
  const { verdicts, pairs, disagreements } = compared.result;
  const shares = sharesOf(compared.result);
  const all = verdicts.true + verdicts.false + verdicts.undetermined;
  say(
    `evaluator and witness: ${pairs} pairs, ${all} verdicts (${shares.true} % true, ${shares.false} % false, ${shares.undetermined} % undetermined), ${disagreements.length} disagreements, ${compared.seconds} s`,
  );
  const firsts = new Map(
    disagreements.toReversed().map((one) => [`${one.policySeed} ${one.evaluator}`, one]),
  );
  for (const one of [...firsts.values()].slice(0, 20)) say(`  ${JSON.stringify(one)}`);

  const filed = await timed(() => askFiled({ seed, lists: 20_000 }));
  say(
    `lists as rule by rule: ${filed.result.lists} lists, ${filed.result.rules} rules, ${filed.result.differing.length} differ, ${filed.seconds} s`,
  );
  for (const one of filed.result.differing.slice(0, 20)) say(`  ${one}`);

  const arranged = await timed(() => decideArranged({ seed, cases: 30_000 }));
  say(
    `keys in any order, nested or dotted: ${arranged.result.cases} cases, ${arranged.result.differing.length} differ, ${arranged.seconds} s`,
  );
  for (const one of arranged.result.differing.slice(0, 20)) say(`  ${one}`);

  const formulated = await timed(() => compareFormulas({ seed, policies: 500, casesPerPolicy: 20 }));
  say(
    `formulas of proofs as the evaluator: ${formulated.result.cases} cases, ${formulated.result.differing.length} differ, ${formulated.seconds} s`,
  );
  for (const one of formulated.result.differing.slice(0, 20)) say(`  ${one}`);

  const proven = await timed(() => proveRandom({ seed, policies: 1_000, casesPerPolicy: 100 }));
  const { unshown, contradicted, found } = proven.result;
  say(
    `findings that prove: ${JSON.stringify(found)}, ${unshown.length} do not show it, ${contradicted.length} of ${proven.result.cases} cases contradict, ${proven.seconds} s`,
  );
  for (const one of [...unshown, ...contradicted].slice(0, 20)) say(`  ${one}`);

  const reckoned = await timed(() => reckonRandom({ ...engine, ...witness }, { seed, policies: 2_000 }));
  const { amounts, together, dues, aside, disputes } = reckoned.result;
  say(
    `reckoned again: ${amounts} amounts by decimals (${together} hang on others), ${dues} due times by the minute, aside ${JSON.stringify(aside)}, ${disputes.length} differ, ${reckoned.seconds} s`,
  );
  for (const one of disputes.slice(0, 20)) say(`  ${one}`);

  const wrong = [
    disagreements,
    filed.result.differing,
    arranged.result.differing,
    formulated.result.differing,
    unshown,
    contradicted,
    disputes,
  ];
  return wrong.every((list) => list.length === 0) ? 0 : 1;
}

async function timed<T>(run: () => T | Promise<T>): Promise<{ result: T; seconds: string }> {
  const startedAt = performance.now();
  const result = await run();
  return { result, seconds: ((performance.now() - startedAt) / 1_000).toFixed(1) };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await soak();
