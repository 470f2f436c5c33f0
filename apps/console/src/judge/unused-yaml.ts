/**
 * Stands in for the parts of `yaml` that write texts, or read YAML 1.1, in the worker (vite.config.ts): a policy is read as
 * YAML 1.2 and never written, and they are a sixth of what the parser weighs.
 */
function unused(): never {
  throw new Error('the worker reads YAML 1.2 and writes none');
}

export {
  unused as createScalarToken,
  unused as createStringifyContext,
  unused as foldFlowLines,
  unused as indentComment,
  unused as lineComment,
  unused as resolveAsScalar,
  unused as setScalarValue,
  unused as stringify,
  unused as stringifyCollection,
  unused as stringifyComment,
  unused as stringifyDocument,
  unused as stringifyNumber,
  unused as stringifyPair,
  unused as stringifyString,
  unused as visit,
};
export const [binary, omap, pairs, set, timestamp, intTime, floatTime] = Array.from(
  { length: 7 },
  () => ({}),
);
export const schema: readonly unknown[] = [];
