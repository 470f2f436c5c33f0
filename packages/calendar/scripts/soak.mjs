// Long form of the comparison with the witness: node scripts/soak.mjs [COUNT] [SEED] [ZONE]; build the room first.
// Without SEED it asks what it never asked before; a disagreement is printed with the seed of its portion.
import { compareWithWitness } from '../dist/witness/agreement.js';

const PORTION = 20_000;
const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const zone = process.argv[4];
console.log(`calendar: ${count} questions, seed ${seed}, ${zone ?? 'all zones'}`);

let compared = 0;
let different = 0;
for (let portion = 0; compared < count; portion += 1) {
  const result = compareWithWitness(Math.min(PORTION, count - compared), seed + portion, zone);
  compared += result.compared;
  different += result.disagreements.length;
  for (const disagreement of result.disagreements.slice(0, 3)) {
    console.log(JSON.stringify({ seed: seed + portion, ...disagreement }));
  }
}
console.log(`calendar: ${compared} questions compared, ${different} answered differently`);
process.exitCode = different > 0 ? 1 : 0;
