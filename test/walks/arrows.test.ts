import { expect, test } from 'vitest';
import { findBreaches } from '../kit/arrows.js';
import { listRooms } from '../kit/repository.js';

test('every package.json and every import follows the arrows of the house', () => {
  expect(findBreaches(listRooms())).toEqual([]);
});

test('every room can be checked and tested by itself, and whoever exports something can be built', () => {
  const lacking = listRooms().flatMap(({ folder, manifest }) =>
    ['check', 'test', ...(manifest.exports === undefined ? [] : ['build'])]
      .filter((script) => manifest.scripts?.[script] === undefined)
      .map((script) => `${folder} lacks the script \`${script}\``),
  );
  expect(lacking).toEqual([]);
});
