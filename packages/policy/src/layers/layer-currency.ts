import { textIn, type MapEntry, type MapNode, type TreeNode } from '../read/tree.js';
import type { Stack } from './stack.js';

/**
 * The currency in which each layer of a stack writes bare amounts, by its file: its own, else that of the first layer it
 * stands on that has one. An upper layer may work in another; what a lower one wrote stays what it was.
 */
export function layerCurrencies({
  layers,
  standsOn,
}: Pick<Stack, 'layers' | 'standsOn'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const layer of layers) {
    const stated =
      textIn(layer.tree, 'currency') ??
      layers
        .filter((lower) => lower !== layer && standsOn(layer, lower))
        .map(({ tree }) => textIn(tree, 'currency'))
        .find((currency) => currency !== undefined);
    if (stated !== undefined) found.set(layer.file, stated);
  }
  return found;
}

/** The tree with its currency beside every amount that is written as `money` or `amount` without one. */
export function inOwnCurrency(tree: MapNode, currency: string): MapNode {
  const entries = new Map<string, MapEntry>();
  for (const [key, entry] of tree.entries) {
    const value = key === 'money' ? moneyIn(entry.value, currency) : within(entry.value, currency);
    entries.set(key, value === entry.value ? entry : { ...entry, value });
  }
  return isBareAmount(tree) ? withCurrency(tree, entries, currency) : { ...tree, entries };
}

function within(node: TreeNode, currency: string): TreeNode {
  switch (node.kind) {
    case 'map':
      return inOwnCurrency(node, currency);
    case 'list':
      return { ...node, items: node.items.map((item) => within(item, currency)) };
    case 'scalar':
    case 'empty':
    case 'broken':
      return node;
  }
}

/** `300` as `{ amount: 300, currency: … }`; a word is no amount but the value of something called `money`. */
function moneyIn(node: TreeNode, currency: string): TreeNode {
  if (node.kind !== 'scalar' || !isDecimal(node.value)) return within(node, currency);
  const amount = new Map([['amount', { keyPlace: node.place, value: node }]]);
  return withCurrency({ kind: 'map', place: node.place, entries: amount, isWhole: true }, amount, currency);
}

function isDecimal(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value));
}

function isBareAmount({ entries }: MapNode): boolean {
  const amount = entries.get('amount')?.value;
  return entries.size === 1 && amount?.kind === 'scalar' && isDecimal(amount.value);
}

function withCurrency(node: MapNode, entries: ReadonlyMap<string, MapEntry>, currency: string): MapNode {
  const { place } = node;
  const stated: MapEntry = { keyPlace: place, value: { kind: 'scalar', place, value: currency } };
  return { ...node, entries: new Map([...entries, ['currency', stated]]) };
}
