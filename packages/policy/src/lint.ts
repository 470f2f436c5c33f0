import type { CheckingCode } from './catalogue/checking.js';
import { checkPolicy, type CheckContext } from './check/check-policy.js';
import type { PolicyDocument } from './document.js';
import type { Finding } from './finding.js';
import type { Policy } from './policy.js';
import { inOrder } from './catalogue/index.js';
import type { Layer } from './layers/layer.js';
import type { Sources } from './layers/sources.js';
import { stackOf } from './layers/stack.js';
import type { ReadOptions } from './read-document.js';
import type { Places } from './places.js';
import { readPolicy, strangersFirst } from './read-policy.js';

/** A policy as far as it could be understood, and everything that is to be said about it. */
export interface Linted {
  /** Present unless there is an error among the findings. */
  readonly policy?: Policy;
  /** Present if every part could be typed, with errors or without: its names may be offered, it may not decide. */
  readonly document?: PolicyDocument;
  /** Where everything of the document stands; present with it. */
  readonly places?: Places;
  /** In the order of the text, keys at the top that a policy does not have first. */
  readonly findings: readonly Finding[];
}

export interface LintContext extends Pick<CheckContext, 'calendars' | 'tables'>, ReadOptions {}

/**
 * Reads the text of a policy, YAML or JSON, with all that it extends, and checks it; all findings together, each in the
 * file of the layer in which it stands. Where the text has mistakes of its own,
 * the checks do not complain that what could not be read is missing.
 */
export function lint(text: string, file: string, context: LintContext): Linted {
  const { document, sources, places, strays, findings } = readPolicy(text, file, context);
  const told = (all: readonly Finding[]): readonly Finding[] =>
    sources === undefined ? all : withoutParents(inOrder(all, file), sources, context);
  if (document === undefined) return { findings: told(findings) };
  const checked = checkPolicy(document, places, {
    file,
    calendars: context.calendars,
    tables: context.tables,
    misplaced: strays.names,
    sources,
  });
  if (!findings.some(({ severity }) => severity === 'error')) {
    return { ...checked, document, places, findings: told([...findings, ...checked.findings]) };
  }
  const others = checked.findings.filter(({ code }) => !SAYS_MISSING.has(code));
  return { document, places, findings: strangersFirst(told([...findings, ...others]), file, strays) };
}

/**
 * Without what a parent says of itself: that is told where it is linted. What stands in its text and comes of the policy,
 * such as a rule that another one now covers, stays, and so do errors.
 */
function withoutParents(
  findings: readonly Finding[],
  { layers }: Sources,
  context: LintContext,
): readonly Finding[] {
  const own = layers[0];
  const theirs = new Map(layers.slice(1).map((layer) => [layer.file, layer]));
  return findings.filter(({ severity, file, code, line, column }) => {
    const parent = severity === 'error' || file === own?.file ? undefined : theirs.get(file);
    return parent === undefined || !saidAlone(parent, context).has(`${code} ${line} ${column}`);
  });
}

/** What a parent says of itself, worked out once while its own parents stay the same. */
function saidAlone(parent: Layer, context: LintContext): ReadonlySet<string> {
  const { layers, laws } = stackOf(parent, context.parents ?? (() => undefined), () => undefined);
  const stack = [...layers, ...laws];
  const known = ALONE.get(parent);
  if (
    known?.calendars === context.calendars &&
    known.stack.length === stack.length &&
    known.stack.every((layer, index) => layer === stack[index])
  )
    return known.said;
  const { findings } = lint(parent.text, parent.file, {
    ...context,
    sections: undefined,
    tables: undefined,
  });
  const said = new Set(findings.map(({ code, line, column }) => `${code} ${line} ${column}`));
  ALONE.set(parent, { calendars: context.calendars, stack, said });
  return said;
}

const ALONE = new WeakMap<
  Layer,
  {
    readonly calendars: LintContext['calendars'];
    readonly stack: readonly Layer[];
    readonly said: ReadonlySet<string>;
  }
>();

/** Findings that may only follow from a key that was misspelled and left out. */
const SAYS_MISSING: ReadonlySet<string> = new Set<CheckingCode>([
  'amount-missing',
  'no-upper-bound',
  'settled-without-presumption',
  'stage-without-clock',
  'table-otherwise-missing',
  'table-output-missing',
  'term-empty',
  'test-without-moment',
  'title-missing',
  'translation-missing',
  'unused',
  'value-outside-periods',
  'value-periods-overlap',
]);
