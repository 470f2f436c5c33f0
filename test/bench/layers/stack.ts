import type { LayerText } from '@redress/policy';
import { Random } from '../random.js';

const RULES = 500;
const TITLE = 'title: { en: T, zh-CN: 题, zh-TW: 題 }';
const HEAD = { currency: 'CNY', zone: 'Asia/Shanghai', calendar: 'cn' };

/**
 * A client of a few lines, and what it stands on: a law and four trades one upon the other, each of 500 rules, a tenth of
 * them over rules of the trade below.
 */
export function stackOfLayers(): { readonly client: LayerText; readonly below: readonly LayerText[] } {
  return {
    client: { text: CLIENT, file: 'client.yaml' },
    below: [
      layer('law-0', 'law', [], 0),
      layer('trade-1', 'industry', [], 1),
      layer('trade-2', 'industry', ['trade-1'], 2),
      layer('trade-3', 'industry', ['trade-2'], 3),
      layer('trade-4', 'industry', ['trade-3', 'law-0'], 4),
    ],
  };
}

const CLIENT = `policy: client
version: "1.0.0"
layer: client
extends: [trade-4]
${TITLE}
classification:
  team:
    rules:
      - { id: r4-7, off: true }
      - { id: ours, when: { fact: place, operator: equal, value: north }, then: b }
`;

function layer(id: string, kind: string, parents: readonly string[], number: number): LayerText {
  const random = new Random(400 + number);
  const own = Array.from({ length: RULES }, (_, index) => {
    // A tenth stands over rules of the layer below, by their ids.
    const isOver = index % 10 === 0 && number > 1;
    return rule(`r${isOver ? number - 1 : number}-${index}`, random);
  });
  const lines = [
    `policy: ${id}`,
    'version: "1.0.0"',
    `layer: ${kind}`,
    ...(parents.length === 0 ? [] : [`extends: [${parents.join(', ')}]`]),
    TITLE,
    ...(parents.length === 0 ? Object.entries(HEAD).map(([key, value]) => `${key}: ${value}`) : []),
    ...(parents.length === 0 ? [FACTS] : []),
    'classification:',
    '  team:',
    ...(parents.length === 0 ? ['    type: { enum: [a, b, c, d] }', '    otherwise: a'] : []),
    '    rules:',
    ...own,
  ];
  return { text: `${lines.join('\n')}\n`, file: `${id}.yaml` };
}

const FACTS = `facts:
  delay: { type: integer, unit: min, min: 0, max: 10000 }
  price: { type: integer, min: 0, max: 100000 }
  place: { type: enum, values: [north, south, east, west] }`;

/** Two limits and a place: enough of them that hardly one covers another. */
function rule(id: string, random: Random): string {
  const low = random.integer(0, 9_000);
  const price = random.integer(0, 90_000);
  return `      - id: ${id}
        when:
          all:
            - { fact: delay, operator: between, value: [${low}, ${low + 5}] }
            - { fact: price, operator: between, value: [${price}, ${price + 50}] }
            - { fact: place, operator: equal, value: ${random.pick(['north', 'south', 'east', 'west'])} }
        then: ${random.pick(['a', 'b', 'c', 'd'])}
        cite: [BENCH-1]`;
}
