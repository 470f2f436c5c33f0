import { describe, expect, test } from 'vitest';
import { layOutTimeline } from './timeline.js';

function stage(id: string, from: string | null, due: string | null) {
  return {
    id,
    owner: null,
    class: 'internal',
    from,
    due,
    lastDay: null,
    basis: 'actual',
    provisional: false,
  } as const;
}

describe('the timeline', () => {
  test('runs from the first start to the last due time', () => {
    const { bars } = layOutTimeline(
      [
        stage('receive', '2026-03-02T08:00:00Z', '2026-03-02T09:00:00Z'),
        stage('answer', '2026-03-02T09:00:00Z', '2026-03-10T08:00:00Z'),
      ],
      0.1,
    );
    expect(bars.map(({ id }) => id)).toEqual(['receive', 'answer']);
    expect(bars[0]?.from).toBe(0);
    expect(bars[1]?.to).toBe(1);
    expect(bars[1]?.from).toBe(bars[0]?.to);
    // One hour of 192: the cube root of 1/192.
    expect(bars[0]?.to).toBeCloseTo(0.1733, 4);
  });

  test('ticks stay within the axis and apart from one another', () => {
    const { ticks } = layOutTimeline([stage('answer', '2026-03-02T00:00:00Z', '2026-03-10T00:00:00Z')], 0.15);
    const places = [0, ...ticks.map(({ at }) => at)];
    // Cube roots of the shares of 192 hours: 0.17, (0.28 is too near), 0.5, 0.72, 0.96.
    expect(ticks.map(({ count, unit }) => `${count} ${unit}`)).toEqual(['1 hour', '1 day', '3 day', '7 day']);
    for (const [index, at] of places.slice(1).entries())
      expect(at - (places[index] ?? 0)).toBeGreaterThanOrEqual(0.15);
    expect(places.at(-1)).toBeLessThanOrEqual(1);
  });

  test('a stage without a due time has no bar', () => {
    expect(layOutTimeline([stage('wait', '2026-03-02T00:00:00Z', null)], 0.1).bars).toEqual([]);
  });

  test('stages due at the moment they start do not divide by zero', () => {
    const { bars } = layOutTimeline([stage('now', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z')], 0.1);
    expect(bars).toEqual([{ id: 'now', from: 0, to: 0 }]);
  });
});
