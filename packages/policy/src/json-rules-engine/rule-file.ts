import type { OperatorName } from '../document.js';
import type { ImportFindings } from './import-finding.js';

/** A rule of json-rules-engine as far as our language can say it. */
export interface ForeignRule {
  readonly where: string;
  /** As given; absent where it has none, or one that is no text. */
  readonly name: string | undefined;
  readonly priority: number;
  readonly event: string;
  readonly parameters: unknown;
  readonly conditions: ForeignCondition;
}

export type ForeignCondition =
  | { readonly kind: 'all' | 'any'; readonly children: readonly ForeignCondition[] }
  | { readonly kind: 'not'; readonly child: ForeignCondition }
  | { readonly kind: 'named'; readonly name: string; readonly where: string }
  | ForeignLeaf;

export interface ForeignLeaf {
  readonly kind: 'leaf';
  readonly where: string;
  readonly fact: string;
  readonly operator: OperatorName;
  readonly right: Plain | readonly Plain[] | { readonly fact: string };
}

export type Plain = string | number | boolean | null;

export interface RuleFile {
  readonly rules: readonly ForeignRule[];
  readonly conditions: ReadonlyMap<string, ForeignCondition>;
  /** How many rules the file holds, those left out included. */
  readonly count: number;
}

const MOST_RULES = 20_000;
const DEEPEST = 60;

/** Operators that mean the same here, for numbers, texts and truth values. */
const OPERATORS: ReadonlySet<string> = new Set([
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
]);
const OF_LISTS: ReadonlySet<string> = new Set(['contains', 'doesNotContain']);

/** Reads the rules of a file: a list of rules, or `{ rules, conditions }`. What cannot be said here is a finding. */
export function readRuleFile(json: unknown, findings: ImportFindings): RuleFile {
  const file = Array.isArray(json) ? { rules: json } : json;
  const rules = isObject(file) ? file['rules'] : undefined;
  if (!isObject(file) || !Array.isArray(rules)) {
    findings.error('not-rules', '', 'the file holds no list of rules');
    return { rules: [], conditions: new Map(), count: 0 };
  }
  if (rules.length > MOST_RULES) {
    findings.error('too-many-rules', '', `${rules.length} rules are more than ${MOST_RULES}`);
    return { rules: [], conditions: new Map(), count: rules.length };
  }
  const reader = new RuleReader(findings, Array.isArray(json) ? '' : '/rules');
  return {
    rules: rules.flatMap((rule, index) => reader.rule(rule, index) ?? []),
    conditions: reader.named(file['conditions']),
    count: rules.length,
  };
}

class RuleReader {
  constructor(
    private readonly findings: ImportFindings,
    private readonly place: string,
  ) {}

  named(given: unknown): Map<string, ForeignCondition> {
    const found = new Map<string, ForeignCondition>();
    if (given === undefined) return found;
    if (!isObject(given)) {
      this.findings.error('wrong-form', '/conditions', '`conditions` is no object');
      return found;
    }
    for (const [name, condition] of Object.entries(given)) {
      const read = this.root(condition, `/conditions/${escaped(name)}`);
      if (read !== undefined) found.set(name, read);
    }
    return found;
  }

  rule(given: unknown, index: number): ForeignRule | undefined {
    const where = `${this.place}/${index}`;
    const rule = typeof given === 'string' ? parsed(given) : given;
    if (!isObject(rule)) return this.findings.error('wrong-form', where, 'a rule is an object');
    const { event, name } = rule;
    const priority = rule['priority'] ?? 1;
    const type = isObject(event) ? event['type'] : undefined;
    if (!isObject(event) || typeof type !== 'string' || type.trim() === '')
      return this.findings.error('event-missing', `${where}/event`, 'the rule has no event with a type');
    if (typeof priority !== 'number' || !Number.isInteger(priority) || priority < 0)
      return this.findings.error(
        'priority-form',
        `${where}/priority`,
        'a priority is a whole number, not below zero',
      );
    const conditions = this.root(rule['conditions'], `${where}/conditions`);
    if (conditions === undefined) return undefined;
    return {
      where,
      name: typeof name === 'string' && name.trim() !== '' ? name : undefined,
      // None, as there.
      priority: priority === 0 ? 1 : priority,
      event: type.trim(),
      parameters: event['params'],
      conditions,
    };
  }

  /** The root of a rule is one of `all`, `any`, `not` and `condition`. */
  private root(given: unknown, where: string): ForeignCondition | undefined {
    if (isObject(given) && ['all', 'any', 'not', 'condition'].some((key) => key in given))
      return this.condition(given, where, 0);
    return this.findings.error(
      'wrong-form',
      where,
      'conditions begin with `all`, `any`, `not` or `condition`',
    );
  }

  private condition(given: unknown, where: string, depth: number): ForeignCondition | undefined {
    if (depth > DEEPEST) return this.findings.error('too-deep', where, `more than ${DEEPEST} levels deep`);
    if (!isObject(given)) return this.findings.error('wrong-form', where, 'a condition is an object');
    if ('all' in given) return this.group('all', given['all'], `${where}/all`, depth);
    if ('any' in given) return this.group('any', given['any'], `${where}/any`, depth);
    if ('not' in given) {
      const child = this.condition(given['not'], `${where}/not`, depth + 1);
      return child === undefined ? undefined : { kind: 'not', child };
    }
    if ('condition' in given) {
      const name = given['condition'];
      if (typeof name === 'string') return { kind: 'named', name, where: `${where}/condition` };
      return this.findings.error('wrong-form', `${where}/condition`, 'a condition is named by a text');
    }
    return this.leaf(given, where);
  }

  private group(
    kind: 'all' | 'any',
    given: unknown,
    where: string,
    depth: number,
  ): ForeignCondition | undefined {
    if (!Array.isArray(given)) return this.findings.error('wrong-form', where, `\`${kind}\` is a list`);
    if (given.length === 0)
      return this.findings.error('empty-condition', where, `an empty \`${kind}\` says nothing`);
    const read = given.map((one, index) => this.condition(one, `${where}/${index}`, depth + 1));
    const children = read.filter((one) => one !== undefined);
    return children.length < read.length ? undefined : { kind, children };
  }

  private leaf(given: Readonly<Record<string, unknown>>, where: string): ForeignLeaf | undefined {
    const { fact, operator } = given;
    if (typeof fact !== 'string' || fact === '' || typeof operator !== 'string' || !('value' in given))
      return this.findings.error('wrong-form', where, 'a comparison has `fact`, `operator` and `value`');
    if (given['path'] !== undefined)
      return this.findings.error('json-path', `${where}/path`, 'a path into a fact cannot be said here');
    if (given['params'] !== undefined)
      return this.findings.error('params', `${where}/params`, 'a fact takes no parameters here');
    if (OF_LISTS.has(operator))
      return this.findings.error(
        'list-fact',
        `${where}/operator`,
        `\`${operator}\` asks a list of plain values`,
      );
    if (!isOperator(operator))
      return this.findings.error(
        'custom-operator',
        `${where}/operator`,
        `\`${operator}\` is no operator of its own`,
      );
    const right = this.right(operator, given['value'], `${where}/value`);
    return right === undefined ? undefined : { kind: 'leaf', where, fact, operator, right };
  }

  private right(operator: OperatorName, given: unknown, where: string): ForeignLeaf['right'] | undefined {
    if (operator === 'in' || operator === 'notIn') {
      if (Array.isArray(given) && given.every(isPlain) && given.length > 0) return given;
      return this.findings.error('value-form', where, `\`${operator}\` takes a list of plain values`);
    }
    if (isPlain(given)) return given;
    if (!isObject(given) || typeof given['fact'] !== 'string')
      return this.findings.error('value-form', where, 'neither a plain value nor another fact');
    if (given['path'] !== undefined)
      return this.findings.error('json-path', `${where}/path`, 'a path into a fact cannot be said here');
    if (given['params'] !== undefined)
      return this.findings.error('params', `${where}/params`, 'a fact takes no parameters here');
    return { fact: given['fact'] };
  }
}

/** The leaves of a condition, those of conditions that it names left out. */
export function leavesIn(condition: ForeignCondition): ForeignLeaf[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.children.flatMap(leavesIn);
    case 'not':
      return leavesIn(condition.child);
    case 'leaf':
      return [condition];
    case 'named':
      return [];
  }
}

export function namesIn(condition: ForeignCondition): Extract<ForeignCondition, { kind: 'named' }>[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.children.flatMap(namesIn);
    case 'not':
      return namesIn(condition.child);
    case 'named':
      return [condition];
    case 'leaf':
      return [];
  }
}

/** A rule may itself be a text of JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOperator(name: string): name is OperatorName {
  return OPERATORS.has(name);
}

function isPlain(value: unknown): value is Plain {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A part of a JSON Pointer. */
export function escaped(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
