/** Strong Kleene truth, ordered so that `all` is the least, `any` the greatest and `not` the mirror image of its children. */
export type Truth = 0 | 1 | 2;
export const FALSE: Truth = 0;
export const UNDETERMINED: Truth = 1;
export const TRUE: Truth = 2;

export type Verdict = 'false' | 'undetermined' | 'true';
const VERDICTS: readonly [Verdict, Verdict, Verdict] = ['false', 'undetermined', 'true'];

export function verdictOf(truth: Truth): Verdict {
  return VERDICTS[truth];
}
