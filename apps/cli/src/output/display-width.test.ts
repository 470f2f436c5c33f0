import { expect, it } from 'vitest';
import { cutColumns, displayWidth, padColumns } from './display-width.js';

it.each([
  ['', 0],
  ['abc', 3],
  ['投诉', 4],
  ['客訴CI-7', 8],
  ['（一）', 6],
  ['「退費」', 8],
  ['ｶﾅ', 2],
  ['カナ', 4],
  ['한국', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['–', 1],
  ['😀', 2],
  ['…', 1],
])('%s takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});

it('pads to columns and not to letters', () => {
  expect(padColumns('投诉', 6)).toBe('投诉  ');
  expect(padColumns('complaint', 4)).toBe('complaint');
});

it('cuts what is too wide before a character that would stand on the edge', () => {
  expect(cutColumns('投诉分类', 8)).toBe('投诉分类');
  expect(cutColumns('投诉分类', 7)).toBe('投诉分…');
  expect(cutColumns('投诉分类', 6)).toBe('投诉…');
});
