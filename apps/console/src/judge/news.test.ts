import { describe, expect, test } from 'vitest';
import { News } from './news.js';

describe('what is told of a place', () => {
  test('is everything to who does not follow', () => {
    const news = new News();
    expect(news.of('draft', { a: 1, b: [2] }, false)).toEqual({ a: 1, b: [2] });
    expect(news.of('draft', { a: 1, b: [2] }, false)).toEqual({ a: 1, b: [2] });
  });

  test('is to who follows what has another content, not what is another object', () => {
    const news = new News();
    expect(news.of('draft', { a: 1, b: [2] }, true)).toEqual({ a: 1, b: [2] });
    expect(news.of('draft', { a: 1, b: [2] }, true)).toEqual({});
    expect(news.of('draft', { a: 1, b: [3] }, true)).toEqual({ b: [3] });
    expect(news.of('draft', { a: 1, b: [2] }, true)).toEqual({ b: [2] });
  });

  test('is compared with what was told last, by whichever way', () => {
    const news = new News();
    news.of('draft', { a: 1 }, true);
    news.of('draft', { a: 2 }, false);
    expect(news.of('draft', { a: 2 }, true)).toEqual({});
    expect(news.of('draft', { a: 1 }, true)).toEqual({ a: 1 });
  });

  test('leaves out what is not there, which is then still as it was told', () => {
    const news = new News();
    news.of('draft', { a: 1, b: 2 }, true);
    expect(news.of('draft', { a: undefined, b: null }, true)).toEqual({ b: null });
    expect(news.of('draft', { a: 1, b: null }, true)).toEqual({});
  });

  test('is of that place alone, and new once the place was forgotten', () => {
    const news = new News();
    news.of('one', { a: 1 }, true);
    expect(news.of('two', { a: 1 }, true)).toEqual({ a: 1 });
    news.forget('one');
    expect(news.of('one', { a: 1 }, true)).toEqual({ a: 1 });
    expect(news.of('two', { a: 1 }, true)).toEqual({});
  });
});
