import { expect, test } from 'vitest';
import { killUnderLoad } from './kill-under-load.js';

test('a server that is killed under load loses nothing it acknowledged, and its history holds', async () => {
  let round = 0;
  const { acknowledged, lost, history } = await killUnderLoad(3, () => 700 + 350 * (round++ % 3));
  expect(lost).toEqual([]);
  expect(acknowledged).toBeGreaterThan(50);
  expect(history).not.toHaveProperty('broken');
  expect(history.cases).toBeGreaterThan(50);
});
