import { collectFindings } from '../catalogue/index.js';
import { localeText } from '../construct/locale-text.js';
import { wordFor } from '../construct/forms.js';
import type { Finding } from '../finding.js';
import { Places } from '../places.js';
import { locate } from '../read/locate.js';
import { choice } from '../shape/choice.js';
import { list } from '../shape/list.js';
import { defaulted, needed, object, optional } from '../shape/object.js';
import { flag } from '../shape/scalar.js';
import { prose } from '../shape/text.js';
import type { Text } from '../text.js';

/** What is to be done by a policy (P), by the product (F), or by both. */
const CLAUSE_KINDS = ['P', 'F', 'P+F'] as const;
type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** The text itself was read (T), another source says so (S), from memory (M), sources contradict each other (D). */
const SURENESS = ['T', 'S', 'M', 'D', 'T/S', 'T/M', 'S/M'] as const;
type Sureness = (typeof SURENESS)[number];

/** One demand of a procedure or a law, in our own words. */
export interface Clause {
  readonly id: string;
  readonly text: Text;
  /** Where it stands in its source: `art. 47(1)`. */
  readonly article?: string;
  readonly kind: ClauseKind;
  readonly must: boolean;
  /** Of a law. */
  readonly sure?: Sureness;
}

/** The clauses of one procedure or one law. */
export interface ClauseBook {
  readonly id: string;
  readonly title: Text;
  readonly clauses: readonly Clause[];
}

interface ReadClauseBook {
  /** Absent where something in the text could not be read. */
  readonly book?: ClauseBook;
  readonly findings: readonly Finding[];
}

const clause = object(
  'a clause',
  {
    id: needed(wordFor('the id of a clause'), 'its id, as policies cite it'),
    text: needed(localeText, 'what it demands, in our own words'),
    article: optional(prose('where it stands'), 'where it stands in its source'),
    kind: defaulted(
      choice('a kind of clause', CLAUSE_KINDS),
      (): ClauseKind => 'P',
      'met by a policy (P), by the product (F) or by both',
    ),
    must: defaulted(flag, () => true, 'whether it binds; `false` for what is recommended'),
    sure: optional(choice('how sure it is', SURENESS), 'of a law: how sure we are of it'),
  },
  (parts): Clause => parts,
);

const shape = object(
  'a book of clauses',
  {
    clauses: needed(wordFor('the id of a book of clauses'), 'the procedure or law'),
    title: needed(localeText, 'its name in `en`, `zh-CN` and `zh-TW`'),
    items: needed(list('a list of clauses', clause), 'the clauses in their order'),
  },
  ({ clauses, title, items }): ClauseBook => ({ id: clauses, title, clauses: items }),
);

/** Reads a book of clauses, YAML or JSON; what is wrong with it stands among the findings, with its place. */
export function readClauseBook(text: string, file: string): ReadClauseBook {
  const { report, all } = collectFindings(file);
  const tree = locate(text.startsWith('\ufeff') ? text.slice(1) : text, report);
  const book = tree && shape.read(tree, { report, places: new Places(), elsewhere: () => [] });
  return { ...(book !== undefined && { book }), findings: all() };
}
