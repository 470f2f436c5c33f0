import { readParent, type LayerText } from '../layers/layer.js';
import { idOf } from '../layers/merge.js';
import { textIn, type MapNode, type TreeNode } from '../read/tree.js';
import { LOCALES, type Text } from '../text.js';
import type { Clause, ClauseBook } from './clause-book.js';

/** A place in a policy that cites a clause. */
export interface Citation {
  readonly policy: string;
  /** By section and ids: `stages.investigate`, `classification.topic.rules.late`; of a test its name. */
  readonly name: string;
  /** What it is called in the languages of people, where it is. */
  readonly title?: Text;
  readonly file: string;
  readonly line: number;
}

/** Where a clause is applied, and which tests say what it comes to. */
export interface TracedClause {
  readonly book: string;
  readonly clause: Clause;
  readonly applied: readonly Citation[];
  readonly tests: readonly Citation[];
}

export interface Trace {
  /** Every clause, in the order of the books. */
  readonly clauses: readonly TracedClause[];
  /** Citations of clauses that stand in no book, by the id they name. */
  readonly unknown: ReadonlyMap<string, readonly Citation[]>;
}

/** Follows every clause to what cites it in the texts of policies, each where it was written. */
export function traceOf(books: readonly ClauseBook[], policies: readonly LayerText[]): Trace {
  const applied = new Map<string, Citation[]>();
  const tests = new Map<string, Citation[]>();
  for (const policy of policies) {
    for (const { id, isTest, ...citation } of citationsIn(policy))
      note(isTest ? tests : applied, id, citation);
  }
  const known = new Set(books.flatMap(({ clauses }) => clauses.map(({ id }) => id)));
  const unknown = new Map<string, Citation[]>();
  for (const cited of [applied, tests])
    for (const [id, citations] of cited)
      if (!known.has(id)) for (const citation of citations) note(unknown, id, citation);
  return {
    clauses: books.flatMap(({ id: book, clauses }) =>
      clauses.map((clause) => ({
        book,
        clause,
        applied: applied.get(clause.id) ?? [],
        tests: tests.get(clause.id) ?? [],
      })),
    ),
    unknown,
  };
}

/**
 * Whether a policy has to meet the clause: it binds, concerns policies, and of a law rests on a text or another source,
 * not on memory or on a dispute alone.
 */
export function isOwedByPolicy({ must, kind, sure }: Clause): boolean {
  return must && kind !== 'F' && (sure === undefined || /[TS]/u.test(sure));
}

/** What a clause that a policy has to meet lacks; nothing where it is applied and tested. */
export function gapOf({ clause, applied, tests }: TracedClause): 'not-applied' | 'not-tested' | undefined {
  if (!isOwedByPolicy(clause)) return undefined;
  if (applied.length === 0) return 'not-applied';
  return tests.length === 0 ? 'not-tested' : undefined;
}

interface Cited extends Citation {
  readonly id: string;
  readonly isTest: boolean;
}

function* citationsIn(policy: LayerText): Generator<Cited> {
  // What is wrong with the text is lint's to say.
  const layer = readParent(policy, () => undefined);
  if (layer === undefined) return;
  const { file } = policy;
  for (const [section, { value }] of layer.tree.entries) {
    const found = section === 'tests' ? testsIn(value) : citesIn(section, value);
    for (const { name, map, id } of found) {
      const title = titleIn(map, section === 'tests' ? 'name' : 'title');
      yield {
        id,
        isTest: section === 'tests',
        policy: layer.id,
        name,
        ...(title !== undefined && { title }),
        file,
        line: map.place.line,
      };
    }
  }
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly map: MapNode;
}

function* citesIn(name: string, node: TreeNode): Generator<Found> {
  if (node.kind === 'list') {
    for (const item of node.items) {
      const id = idOf(item);
      yield* citesIn(id === undefined ? name : `${name}.${id}`, item);
    }
  } else if (node.kind === 'map') {
    yield* ownCites(name, node);
    for (const [key, { value }] of node.entries)
      if (key !== 'cite') yield* citesIn(SAID_BY_ID.has(key) ? name : `${name}.${key}`, value);
  }
}

/** Between an item and its rules, which are named by their ids alone wherever findings speak of them. */
const SAID_BY_ID: ReadonlySet<string> = new Set(['rules', 'rows', 'refusedBy']);

/** What is given and expected of a test may hold clauses of answers. */
function* testsIn(node: TreeNode): Generator<Found> {
  if (node.kind !== 'list') return;
  for (const test of node.items) if (test.kind === 'map') yield* ownCites(nameOf(test), test);
}

function nameOf(test: MapNode): string {
  const name = test.entries.get('name')?.value;
  return (name?.kind === 'map' ? textIn(name, 'en') : textIn(test, 'name')) ?? '';
}

function* ownCites(name: string, map: MapNode): Generator<Found> {
  const cite = map.entries.get('cite')?.value;
  if (cite?.kind === 'list') for (const id of new Set(cite.items.flatMap(idsIn))) yield { id, name, map };
}

function titleIn(map: MapNode, key: string): Text | undefined {
  const title = map.entries.get(key)?.value;
  if (title?.kind !== 'map') return undefined;
  const texts = LOCALES.flatMap((locale) => {
    const text = textIn(title, locale);
    return text === undefined ? [] : [[locale, text] as const];
  });
  return Object.fromEntries(texts);
}

/** A clause, or the clauses that hold in a period. */
function idsIn(node: TreeNode): readonly string[] {
  if (node.kind === 'scalar') return [String(node.value)];
  const ids = node.kind === 'map' ? node.entries.get('ids')?.value : undefined;
  return ids?.kind === 'list' ? ids.items.flatMap(idsIn) : [];
}

function note(found: Map<string, Citation[]>, id: string, citation: Citation): void {
  const known = found.get(id);
  if (known === undefined) found.set(id, [citation]);
  else known.push(citation);
}
