import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderOf } from './order.js';

it('puts each node after what it needs', () => {
  const { order, cycles } = orderOf(
    new Map([
      ['a', ['b', 'c']],
      ['b', ['c']],
      ['c', []],
    ]),
  );
  expect(order).toEqual(['c', 'b', 'a']);
  expect(cycles).toEqual([]);
});

it('names the path of a cycle', () => {
  const { cycles } = orderOf(
    new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]),
  );
  expect(cycles).toEqual([['b', 'c']]);
});

it('finds a node that needs itself', () => {
  expect(orderOf(new Map([['a', ['a']]])).cycles).toEqual([['a']]);
});

it('passes over what is no node', () => {
  expect(orderOf(new Map([['a', ['elsewhere']]]))).toEqual({ order: ['a'], cycles: [] });
});

it('sorts a chain of a hundred thousand', () => {
  const chain = new Map(Array.from({ length: 100_000 }, (_, n) => [`${n}`, [`${n + 1}`]]));
  expect(orderOf(chain).order[0]).toBe('99999');
});

it('keeps every edge of a graph without cycles, and finds none in it', () => {
  const acyclic = fc
    .array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 30 })
    .map(
      (needs) =>
        new Map(needs.map((targets, node) => [`${node}`, targets.filter((t) => t < node).map(String)])),
    );
  fc.assert(
    fc.property(acyclic, (graph) => {
      const { order, cycles } = orderOf(graph);
      const rank = new Map(order.map((node, index) => [node, index]));
      expect(cycles).toEqual([]);
      expect(order).toHaveLength(graph.size);
      for (const [node, needs] of graph) {
        for (const need of needs) expect(rank.get(need)).toBeLessThan(rank.get(node) ?? -1);
      }
    }),
  );
});
