import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, repositoryRoot } from '../kit/repository.js';
import type { Evaluator } from './compare.js';

/** A mistake that somebody could make in the evaluator: one place of the built code, and what stands there instead. */
export interface Fault {
  readonly id: string;
  /** Below `packages/engine/dist`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export const FAULTS: readonly Fault[] = [
  {
    id: 'unknown-counts-as-false',
    file: 'conditions/leaf.js',
    find: 'left === first ? TRUE : left === undefined ? UNDETERMINED : FALSE',
    replace: 'left === first ? TRUE : FALSE',
  },
  {
    id: 'any-stops-at-the-first-undetermined',
    file: 'conditions/test.js',
    find: 'if (child === TRUE)\n                return TRUE;',
    replace: 'if (child !== FALSE)\n                return child;',
  },
  {
    id: 'rows-bar-rules-on-unknown-facts',
    file: 'conditions/rule-set.js',
    find: 'row === undefined ? 0 : (open[row] ?? 0)',
    replace: '(open[row ?? open.length - 1] ?? 0)',
  },
  {
    id: 'rows-take-unknown-facts-for-true',
    file: 'conditions/rule-set.js',
    find: 'row === undefined ? apart : (sureRows[row] ?? 0)',
    replace: 'row === undefined ? 0 : (sureRows[row] ?? 0)',
  },
  {
    id: 'rows-begin-above-with-the-limit',
    file: 'conditions/column.js',
    find: 'greaterThan: ([limit = NaN]) => [{ from: nextAbove(limit)',
    replace: 'greaterThan: ([limit = NaN]) => [{ from: limit',
  },
  {
    id: 'inclusive-limit-left-out',
    file: 'conditions/leaf.js',
    find: '(left <= limit ? TRUE : FALSE)',
    replace: '(left < limit ? TRUE : FALSE)',
  },
  {
    id: 'open-elements-are-passed-over',
    file: 'conditions/test.js',
    find: 'if (one === UNDETERMINED)\n                truth = UNDETERMINED;',
    replace: 'if (one === UNDETERMINED)\n                return false;',
  },
  {
    id: 'the-last-element-is-left-out',
    file: 'conditions/elements.js',
    find: 'element < rows.length',
    replace: 'element < rows.length - 1',
  },
];

/** Mistakes in amounts and due times. */
export const RECKONING_FAULTS: readonly Fault[] = [
  {
    id: 'least-of-a-difference-takes-the-least-of-both',
    file: 'remedies/interval.js',
    find: 'low: both(a.low, b.high, difference)',
    replace: 'low: both(a.low, b.low, difference)',
  },
  {
    id: 'quantity-after-rounding',
    file: 'remedies/remedy.js',
    find: 'const rounded = payable(multiplied);',
    replace:
      'const rounded = isTotalPerLine ? inCurrency(multiplyIntervals(payable(exact), quantity), exact.currency) : payable(exact);',
  },
  {
    id: 'every-member-has-the-whole-cap',
    file: 'remedies/stack.js',
    find: 'if (left !== undefined)\n            left =',
    replace: 'if (left === undefined)\n            left =',
  },
  {
    id: 'offsets-leave-all',
    file: 'remedies/stack.js',
    find: 'offsets.reduce((left, { totalIn }) => less(left, totalIn(left.currency)), total)',
    replace: 'total',
  },
  {
    id: 'what-tops-a-law-counts-in-full',
    file: 'remedies/topping.js',
    find: 'line: { ...line, total } }',
    replace: 'line }',
  },
  {
    id: 'of-open-periods-the-latest-counts',
    file: 'stages/stage.js',
    find: 'best.due === null || due.due < best.due',
    replace: 'best.due === null || due.due > best.due',
  },
];

/** The built evaluator as it is, copied like the faulty ones. */
export const NO_FAULT: Fault = { id: 'none', file: 'conditions/leaf.js', find: '', replace: '' };

/**
 * Copies the built engine, puts the fault into the copy and loads it, witness included. Fails where the code no longer
 * holds the place exactly once: a fault that was not put in would be one that nobody has to find.
 */
export async function loadWithFault({ id, file, find, replace }: Fault): Promise<Evaluator> {
  const room = join(repositoryRoot, 'packages/engine');
  const copy = join(cacheFolder, 'faults', id);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  // The sources too, for the maps that lead there.
  for (const part of ['dist', 'src']) cpSync(join(room, part), join(copy, part), { recursive: true });
  cpSync(join(room, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(room, 'node_modules'), join(copy, 'node_modules'), 'junction');
  if (find !== '') {
    const path = join(copy, 'dist', file);
    const parts = readFileSync(path, 'utf8').split(find);
    if (parts.length !== 2) {
      throw new Error(
        `\`${file}\` holds the place of the fault \`${id}\` ${parts.length - 1} times; find it again`,
      );
    }
    writeFileSync(path, parts.join(replace));
  }
  const load = async (entry: string): Promise<unknown> =>
    import(pathToFileURL(join(copy, 'dist', entry)).href);
  const evaluator = { ...asModule(await load('index.js')), ...asModule(await load('witness/index.js')) };
  if (!isEvaluator(evaluator))
    throw new Error(`the copy with the fault \`${id}\` does not export what is compared`);
  return evaluator;
}

function asModule(loaded: unknown): object {
  return typeof loaded === 'object' && loaded !== null ? loaded : {};
}

function isEvaluator(loaded: object): loaded is Evaluator {
  return [
    'decide',
    'prepare',
    'factStates',
    'keyOf',
    'verdicts',
    'witnessAmounts',
    'witnessDueTimes',
    'witnessVerdicts',
  ].every((name) => name in loaded);
}
