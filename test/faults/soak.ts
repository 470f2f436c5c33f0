import { killUnderLoad } from './kill-under-load.js';

const ROUNDS = 20;

/** Kills the server twenty times under load; ends with 1 if anything acknowledged is lost or the history does not hold. */
const { acknowledged, lost, history } = await killUnderLoad(ROUNDS, () => 500 + Math.random() * 1_500);
process.stdout.write(
  `${ROUNDS} kills under load: ${acknowledged} acknowledged, ${lost.length} lost, ${history.events} events, ${
    history.broken === undefined
      ? 'the history holds'
      : `broken at ${history.broken.seq}: ${history.broken.why}`
  }\n`,
);
for (const one of lost.slice(0, 20)) process.stdout.write(`  lost: ${one}\n`);
process.exitCode = lost.length === 0 && history.broken === undefined ? 0 : 1;
