import { nearest } from '@redress/calendar';
import type { Check } from './scope.js';

/** Options set to a word that is not allowed, and words chosen for options that nobody declares. */
export const checkOptions: Check = ({ document, report }) => {
  for (const [name, option] of document.options) {
    const allowed = [...option.type.values.keys()];
    for (const [key, value] of [
      ['default', option.default],
      ['chosen', option.chosen],
    ] as const) {
      if (value === undefined || option.type.values.has(value)) continue;
      report('option-not-allowed', { option: name, value, allowed }, option, key);
    }
  }
  for (const name of document.settings.keys()) {
    const known = nearest(name, document.options.keys());
    report('unknown-option', { name, nearest: known }, document.settings, name);
  }
};
