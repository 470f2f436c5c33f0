import { CaseError } from './case-error.js';

/** As many as a complaint may hold; more is a file that should be several. */
const MOST_MATTERS = 50;

/** What a case may state at most, and how deep; readers of cases have the same bounds. */
const MOST_FACTS = 400;
const DEEPEST = 8;

/** What stands between the id of a case and that of one of its matters. */
const MARK = '#';

type Members = Readonly<Record<string, unknown>>;

/**
 * The cases that a case of parsed JSON stands for: itself, or where it has `matters` one for each, with the id
 * `case#matter`, its own facts above those that all share, and all else of the case. What is wrong with one of them is
 * said when that one is read. Error: `CaseError` for matters that cannot be told apart.
 */
export function mattersOf(value: unknown): readonly unknown[] {
  if (!isMembers(value) || value['matters'] === undefined) return [value];
  const { matters, facts = {}, id, ...shared } = value;
  if (!Array.isArray(matters) || matters.length === 0 || matters.length > MOST_MATTERS)
    throw refused(
      `\`matters\` must be a list of 1 to ${MOST_MATTERS}`,
      'write [{ "id": "…", "facts": {…} }]',
    );
  if (typeof id !== 'string' || id === '') return [{ ...shared, id, facts }];
  if (!isMembers(facts)) throw refused('`facts` must be an object', 'write names and values');
  const seen = new Set<string>();
  return matters.map((matter: unknown, position) => {
    const name = `\`matters[${position}]\``;
    if (!isMembers(matter)) throw refused(`${name} is no object`, 'write { "id": "…", "facts": {…} }');
    const { id: own, facts: ownFacts = {}, ...others } = matter;
    if (typeof own !== 'string' || own === '' || own.includes(MARK))
      throw refused(`${name} needs an \`id\`, a text without \`${MARK}\``, 'name each matter, such as `bag`');
    if (seen.has(own))
      throw refused(`two matters are called \`${shown(own)}\``, 'name each of them differently');
    seen.add(own);
    if (!isMembers(ownFacts))
      throw refused(`\`facts\` of ${name} must be an object`, 'write names and values');
    const [odd] = Object.keys(others);
    if (odd !== undefined)
      throw refused(
        `${name} has an unknown key \`${shown(odd)}\``,
        "a matter has an `id` and `facts`; all else is the case's",
      );
    return { ...shared, id: `${id}${MARK}${own}`, facts: laidOver(facts, ownFacts) };
  });
}

/** The id of the case of which this is a matter; undefined for one that is no matter. */
export function caseOfMatter(id: string): string | undefined {
  const at = id.lastIndexOf(MARK);
  return at < 0 ? undefined : id.slice(0, at);
}

/** Prefix of the ids of the matters of a case. */
export function matterPrefix(id: string): string {
  return `${id}${MARK}`;
}

/**
 * Facts with others above them, nested or dotted alike: `flight: { delay: 1 }` below `flight.delay: 2` gives way. Records
 * are joined key by key; whatever else is stated above takes the whole place.
 */
function laidOver(below: Members, above: Members): Members {
  let facts = below;
  const stated = pathsOf(above, '', 1);
  if (stated.length > MOST_FACTS)
    throw refused(`a matter states more than ${MOST_FACTS} facts`, 'leave out what the policy does not read');
  for (const [path, value] of stated) {
    facts = without(facts, path, value === null);
    facts = { ...facts, [path]: value };
  }
  return facts;
}

/** What is stated, by dotted names down to what is no record; an empty record and amounts stay whole. */
function pathsOf(facts: Members, prefix: string, depth: number): [string, unknown][] {
  if (depth > DEEPEST) throw refused('the facts of a matter are nested too deep', 'flatten them');
  return Object.entries(facts).flatMap(([key, value]): [string, unknown][] => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return isMembers(value) && !isWhole(value) ? pathsOf(value, path, depth + 1) : [[path, value]];
  });
}

/** Amounts and places are one value each. */
function isWhole(value: Members): boolean {
  const keys = Object.keys(value);
  return keys.length === 0 || 'currency' in value || ('lat' in value && 'lon' in value);
}

/** Facts without what is stated at a path and, where that is none, below it; emptied records go too. */
function without(facts: Members, path: string, isNone: boolean): Members {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]): [string, unknown][] => {
      if (key === path || (isNone && key.startsWith(`${path}.`))) return [];
      if (!path.startsWith(`${key}.`) || !isMembers(value) || isWhole(value)) return [[key, value]];
      const rest = without(value, path.slice(key.length + 1), isNone);
      return Object.keys(rest).length > 0 ? [[key, rest]] : [];
    }),
  );
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(message: string, hint: string): CaseError {
  return new CaseError('case-shape', message, hint);
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
