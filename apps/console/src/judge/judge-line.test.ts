import { beforeEach, describe, expect, test } from 'vitest';
import type { Call, Reply } from './calls.js';
import { JudgeLine } from './judge-line.js';

/** The other end, in the hands of the test: what was put through, and what it says. */
class FarEnd extends EventTarget {
  readonly heard: Call[] = [];

  postMessage(call: Call): void {
    this.heard.push(call);
  }

  say(data: Reply): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  /** The places of the calls so far. */
  get places(): unknown[] {
    return this.heard.map(({ ask }) => ask);
  }
}

let far: FarEnd;
let line: JudgeLine;
beforeEach(() => {
  far = new FarEnd();
  line = new JudgeLine(far);
});

const forget = (place: string, key?: string) => line.call('forget', place, key);

describe('calls', () => {
  test('are put through one at a time, in their order, and each gets its own answer', async () => {
    const calls = [forget('a'), forget('b')];
    expect(far.heard).toEqual([{ name: 'forget', ask: 'a' }]);
    far.say({ answer: 'first' });
    expect(far.places).toEqual(['a', 'b']);
    far.say({ answer: 'second' });
    expect(await Promise.all(calls)).toEqual([{ answer: 'first' }, { answer: 'second' }]);
  });

  test('of one key that wait give way to the last of them', async () => {
    const calls = [forget('busy'), ...['a', 'b', 'c'].map((place) => forget(place, 'draft'))];
    for (const answer of [1, 2]) far.say({ answer });
    expect(await Promise.all(calls)).toEqual([{ answer: 1 }, undefined, undefined, { answer: 2 }]);
    expect(far.places).toEqual(['busy', 'c']);
  });

  test('that are under way are answered also if one of their key follows', async () => {
    const calls = [forget('a', 'draft'), forget('b', 'draft')];
    for (const answer of [1, 2]) far.say({ answer });
    expect(await Promise.all(calls)).toEqual([{ answer: 1 }, { answer: 2 }]);
  });

  test('of other keys, and those of none, all get through', async () => {
    const calls = [forget('a', 'draft'), forget('b', 'draft decides'), forget('c'), forget('d')];
    for (const answer of [1, 2, 3, 4]) far.say({ answer });
    expect(await Promise.all(calls)).toEqual([1, 2, 3, 4].map((answer) => ({ answer })));
    expect(far.places).toEqual(['a', 'b', 'c', 'd']);
  });

  test('that take the place of one stand at the end of the line, behind what was asked before them', async () => {
    const calls = [forget('busy'), forget('a', 'draft'), forget('b'), forget('c', 'draft')];
    for (const answer of [1, 2, 3]) far.say({ answer });
    await Promise.all(calls);
    expect(far.places).toEqual(['busy', 'b', 'c']);
  });
});

describe('a failure', () => {
  test('of one call is thrown there in its words, and the next one goes on', async () => {
    const failed = forget('a');
    const next = forget('b');
    far.say({ defect: 'it broke' });
    await expect(failed).rejects.toThrow('it broke');
    far.say({ answer: true });
    expect(await next).toEqual({ answer: true });
  });

  test('of the worker itself is thrown by the call under way', async () => {
    const failed = forget('a');
    const next = forget('b');
    far.fail('out of memory');
    await expect(failed).rejects.toThrow('out of memory');
    far.say({ answer: true });
    expect(await next).toEqual({ answer: true });
  });

  test('while nobody asked anything harms nobody', async () => {
    far.fail('a stray');
    const call = forget('a');
    far.say({ answer: true });
    expect(await call).toEqual({ answer: true });
  });
});
