import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BrowserStorage } from '../policy/browser-storage.fixture.js';
import { keepCase, readKeptCase, type KeptCase } from './kept-case.js';

let storage: BrowserStorage;
beforeEach(() => {
  storage = new BrowserStorage();
  vi.stubGlobal('sessionStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

const kept: KeptCase = {
  value: { id: 'C-1', receivedAt: '2026-03-02T10:00:00+08:00', facts: { topic: '延误' } },
  key: 'k',
  at: '2026-03-03T10:00:00+08:00',
  rates: [{ from: 'USD' }],
  broken: { text: '{ "facts": ', trouble: { kind: 'broken', what: 'value', line: 1, column: 12 } },
};

describe('the case on the desk', () => {
  test('is there again as it was, for its policy alone', () => {
    expect(readKeptCase('airline')).toBeUndefined();
    keepCase('airline', kept);
    expect(readKeptCase('airline')).toEqual(kept);
    expect(readKeptCase('tourism')).toBeUndefined();
  });

  test.each([
    '{',
    'null',
    '[]',
    '{"value":{"facts":{}},"key":"k"}',
    '{"value":{"id":"a"},"key":"k"}',
    '{"value":{"id":"a","facts":{}}}',
    '{"value":{"id":"a","facts":{}},"key":"k","at":1}',
    '{"value":{"id":"a","facts":{}},"key":"k","rates":{}}',
    '{"value":{"id":"a","facts":{}},"key":"k","broken":"{"}',
  ])('that somebody else put there as %j counts as nothing', (other) => {
    keepCase('airline', kept);
    storage.setItem(storage.key(0) ?? '', other);
    expect(readKeptCase('airline')).toBeUndefined();
  });

  test('that no longer fits leaves no older one behind, and nothing fails where storage is closed', () => {
    vi.stubGlobal('sessionStorage', new BrowserStorage(400));
    keepCase('airline', kept);
    expect(readKeptCase('airline')).toEqual(kept);
    keepCase('airline', { ...kept, value: { ...kept.value, facts: { description: 'x'.repeat(400) } } });
    expect(readKeptCase('airline')).toBeUndefined();
    vi.stubGlobal('sessionStorage', undefined);
    keepCase('airline', kept);
    expect(readKeptCase('airline')).toBeUndefined();
  });
});
