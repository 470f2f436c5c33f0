/**
 * Stands in for the half of `yaml` that writes YAML (vite.config.ts): the worker only reads it, and the reader names the
 * writer without calling it.
 */
function unwritten(): never {
  throw new Error('the worker reads YAML, it does not write it');
}

export const createStringifyContext = unwritten;
export const stringifyCollection = unwritten;
export const stringifyDocument = unwritten;
export const stringifyNumber = unwritten;
export const stringifyPair = unwritten;
export const stringifyString = unwritten;
