// Writes src/conditions/traditional-to-simplified.ts from the character dictionary of opencc-js.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/**
 * Characters that the dictionary leaves to its phrases but that divide how Taiwan and the mainland write the words
 * of a complaint: 等著 等着, 瞭解 了解, 回覆 回复, 拉鍊 拉链, 到帳 到账, 藉口 借口. Terms and text are folded alike,
 * so joining two characters loses no match. Count EDITION up with every change.
 */
const JOINED = ['著着', '瞭了', '覆复', '炼链', '帐账', '藉借'];
const EDITION = 1;
const RADIX = 36;
const LINE = 100;

const target = join(
  dirname(fileURLToPath(import.meta.url)),
  '../src/conditions/traditional-to-simplified.ts',
);
const table = closed(new Map([...dictionaryPairs(), ...JOINED.map((pair) => Array.from(pair))]));
writeFileSync(target, source(table, versionOf('opencc-js')));
console.log(`${table.size} characters`);

function dictionaryPairs() {
  const pairs = traditionalToSimplified.split('|').map((entry) => entry.split(' '));
  // What NFKC rewrites never reaches the table.
  return pairs.filter(([from, to]) => from !== to && from === from.normalize('NFKC'));
}

/** Follows chains (薴 → 苧 → 苎) to their end, so that a simplified character and its traditional one meet. */
function closed(pairs) {
  const result = new Map();
  for (const from of [...pairs.keys()].toSorted((a, b) => (a < b ? -1 : 1))) {
    const passed = new Set();
    let to = from;
    while (pairs.has(to) && !passed.has(to)) {
      passed.add(to);
      to = pairs.get(to);
    }
    if (passed.has(to)) throw new Error(`the entries of \`${from}\` go round in a circle`);
    if (Array.from(to).length !== 1 || to !== to.normalize('NFKC'))
      throw new Error(`\`${from}\` becomes \`${to}\`, not one plain character`);
    result.set(from, to);
  }
  return result;
}

/** Sorted by what they become, so that the steps are small: half the weight of the characters themselves, gzipped. */
function source(table, version) {
  const pairs = [...table]
    .map(([from, to]) => ({ from: from.codePointAt(0), to: to.codePointAt(0) }))
    .toSorted((a, b) => a.to - b.to || a.from - b.from);
  const steps = pairs.map(({ to }, index) => to - (pairs[index - 1]?.to ?? 0));
  const offsets = pairs.map(({ from, to }) => from - to);
  return `// Written by scripts/fold-table.mjs; change it there.
// From the traditional to simplified characters (TSCharacters) of opencc-js ${version}, https://github.com/nk2028/opencc-js,
// whose dictionaries are those of OpenCC, https://github.com/BYVoid/OpenCC, under the Apache License 2.0.
// Changed by us: chains followed to their end, and ${JOINED.length} characters joined that the source leaves to phrases (${JOINED.join(' ')}).

/** Names the source and our edition of the table; two policies fold alike only under the same version. */
export const FOLD_VERSION = 'opencc-js ${version}, edition ${EDITION}';

/** Traditional character → simplified character, ${table.size} entries. */
export function traditionalToSimplified(): ReadonlyMap<string, string> {
  const offsets = numbersIn(OFFSETS);
  const table = new Map<string, string>();
  let simplified = 0;
  numbersIn(STEPS).forEach((step, index) => {
    simplified += step;
    table.set(String.fromCodePoint(simplified + (offsets[index] ?? 0)), String.fromCodePoint(simplified));
  });
  return table;
}

function numbersIn(lines: readonly string[]): number[] {
  return lines.flatMap((line) => line.split(' ').map((digits) => parseInt(digits, ${RADIX})));
}

/** From the code point of one simplified character to the next, to base ${RADIX}; 0 where several become the same. */
const STEPS = [
${linesOf(steps)}
];

/** How far the traditional character lies from it, to base ${RADIX}. */
const OFFSETS = [
${linesOf(offsets)}
];
`;
}

function linesOf(numbers) {
  const lines = [''];
  for (const number of numbers) {
    const digits = number.toString(RADIX);
    const line = lines.at(-1);
    if (line.length + digits.length >= LINE) lines.push(digits);
    else lines[lines.length - 1] = line === '' ? digits : `${line} ${digits}`;
  }
  return lines.map((line) => `  '${line}',`).join('\n');
}

function versionOf(name) {
  let folder = dirname(createRequire(import.meta.url).resolve(name));
  for (;;) {
    try {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (manifest.name === name) return manifest.version;
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    folder = dirname(folder);
  }
}
