import { Document, isMap, isSeq } from 'yaml';
import { RESERVED } from '../check/ids.js';
import { orderOf } from '../check/order.js';
import { ID, NAME } from '../construct/forms.js';
import { factTypes, isReference, type ForeignType } from './fact-types.js';
import { ImportFindings, type ImportFinding } from './import-finding.js';
import {
  escaped,
  leavesIn,
  namesIn,
  readRuleFile,
  type ForeignCondition,
  type ForeignRule,
} from './rule-file.js';

/** What the new policy is to be called and where it works, none of which rules of json-rules-engine say. */
export interface ImportOptions {
  readonly policy: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name. */
  readonly zone: string;
  readonly calendar: string;
}

export interface ImportedRules {
  /** A policy in YAML; empty where the file holds no rules at all. */
  readonly yaml: string;
  /** Of how many rules, how many are in it. */
  readonly rules: number;
  readonly imported: number;
  readonly findings: readonly ImportFinding[];
}

/** What the field says where no rule holds. */
const NO_EVENT = 'none';

/**
 * Rules of json-rules-engine 7 as a policy: one classification field `event`, a rule for each, higher priorities
 * first. Where several hold, the first gives the event and the others stand under `alsoMatched`. A rule that our
 * language cannot say as it is meant is left out whole, with a finding; none is bent. What differs for all of them: a
 * fact that is not given is unknown here, where json-rules-engine ends with an error, and text is no number.
 */
export function importJsonRulesEngine(json: unknown, options: ImportOptions): ImportedRules {
  const findings = new ImportFindings();
  const file = readRuleFile(json, findings);
  const conditionsOf = ({ conditions }: ForeignRule): ForeignCondition[] => [conditions];
  const leaves = [...file.rules.flatMap(conditionsOf), ...file.conditions.values()].flatMap(leavesIn);
  const { types, refused } = factTypes(leaves, findings);
  const isTaken = (condition: ForeignCondition): boolean =>
    leavesIn(condition).every(({ where }) => !refused.has(where));
  const named = standing(new Map([...file.conditions].filter(([, one]) => isTaken(one))), findings);
  const rules = file.rules
    .filter(({ conditions }) => isTaken(conditions) && areNamed(conditions, named, findings))
    .toSorted((a, b) => b.priority - a.priority);
  const names = new Names(findings);
  const yaml = rules.length === 0 ? '' : policyText(rules, named, types, names, options, findings);
  return { yaml, rules: file.count, imported: rules.length, findings: findings.all };
}

/** The named conditions that refer to nothing but one another, and not in a circle. */
function standing(
  named: ReadonlyMap<string, ForeignCondition>,
  findings: ImportFindings,
): ReadonlyMap<string, ForeignCondition> {
  const { order, cycles } = orderOf(
    new Map([...named].map(([name, one]) => [name, new Set(namesIn(one).map((each) => each.name))])),
  );
  const circular = new Set(cycles.flat());
  for (const name of circular)
    findings.error(
      'circular-condition',
      `/conditions/${escaped(name)}`,
      `condition \`${name}\` comes back to itself`,
    );
  const found = new Map<string, ForeignCondition>();
  for (const name of order) {
    const condition = named.get(name);
    if (condition !== undefined && !circular.has(name) && areNamed(condition, found, findings))
      found.set(name, condition);
  }
  return found;
}

function areNamed(
  condition: ForeignCondition,
  named: ReadonlyMap<string, ForeignCondition>,
  findings: ImportFindings,
): boolean {
  const missing = namesIn(condition).find(({ name }) => !named.has(name));
  if (missing === undefined) return true;
  const message = `condition \`${missing.name}\` is not in the file, or could not be taken`;
  findings.error('unknown-condition', missing.where, message);
  return false;
}

function policyText(
  rules: readonly ForeignRule[],
  named: ReadonlyMap<string, ForeignCondition>,
  types: ReadonlyMap<string, ForeignType>,
  names: Names,
  options: ImportOptions,
  findings: ImportFindings,
): string {
  const used = new Set<string>();
  const useNamed = (condition: ForeignCondition): void => {
    for (const { fact, right } of leavesIn(condition)) {
      used.add(fact);
      if (isReference(right)) used.add(right.fact);
    }
  };
  for (const { conditions } of rules) useNamed(conditions);
  for (const condition of named.values()) useNamed(condition);
  const facts = [...types].filter(([name]) => used.has(name));
  const events = [...new Set(rules.map(({ event }) => event))];
  const otherwise = freeWord(NO_EVENT, new Set(events));
  const ids = new Set<string>();
  const document = new Document({
    policy: options.policy,
    version: '1.0.0',
    layer: 'client',
    title: { en: options.policy },
    currency: options.currency,
    zone: options.zone,
    calendar: options.calendar,
    facts: Object.fromEntries(facts.map(([name, type]) => [names.of(name), { type }])),
    ...(named.size > 0 && {
      conditions: Object.fromEntries(
        [...named].map(([name, condition]) => [names.of(name), { when: treeOf(condition, names) }]),
      ),
    }),
    classification: {
      event: {
        type: { enum: [...events, otherwise] },
        rules: rules.map(({ name, event, conditions }, index) => ({
          id: freeWord(idOf(name ?? event, index), ids),
          when: treeOf(conditions, names),
          // oxlint-disable-next-line unicorn/no-thenable -- the word of the language
          then: event,
        })),
        otherwise,
      },
    },
  });
  comment(document, rules, findings);
  return document.toString({ lineWidth: 120 });
}

/** What events carry beside their type is kept as a comment, since nothing is computed with it. */
function comment(document: Document, rules: readonly ForeignRule[], findings: ImportFindings): void {
  const items = document.getIn(['classification', 'event', 'rules']);
  if (!isSeq(items)) return;
  for (const [index, { parameters, where }] of rules.entries()) {
    const item = items.items[index];
    if (parameters === undefined || !isMap(item)) continue;
    item.commentBefore = ` event parameters: ${JSON.stringify(parameters)}`;
    findings.info('event-parameters', `${where}/event/params`, 'parameters of an event decide nothing here');
  }
}

function treeOf(condition: ForeignCondition, names: Names): object {
  switch (condition.kind) {
    case 'all':
      return { all: condition.children.map((child) => treeOf(child, names)) };
    case 'any':
      return { any: condition.children.map((child) => treeOf(child, names)) };
    case 'not':
      return { not: treeOf(condition.child, names) };
    case 'named':
      return { condition: names.of(condition.name) };
    case 'leaf': {
      const { fact, operator, right, where } = condition;
      const value = isReference(right) ? { fact: names.of(right.fact, where) } : right;
      return { fact: names.of(fact, where), operator, value };
    }
  }
}

/** Names as our language writes them; what it could not say gets another, once and the same wherever it stands. */
class Names {
  private readonly given = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(private readonly findings: ImportFindings) {}

  of(name: string, where = ''): string {
    const known = this.given.get(name);
    if (known !== undefined) return known;
    const made = freeWord(isName(name) ? name : nameFrom(name), this.taken);
    this.given.set(name, made);
    if (made !== name) this.findings.info('fact-renamed', where, `\`${name}\` is called \`${made}\` here`);
    return made;
  }
}

function isName(name: string): boolean {
  return NAME.pattern.test(name) && !RESERVED.test(name);
}

function nameFrom(name: string): string {
  const plain = name.normalize('NFC').replace(/[^\p{L}\p{N}_-]+/gu, '_');
  return /^\p{L}/u.test(plain) ? plain : `fact_${plain}`;
}

function idOf(name: string, index: number): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^[_-]+|-+$/gu, '');
  return ID.pattern.test(plain) ? plain : `rule-${index + 1}`;
}

/** The word, or with a number where it is taken; `taken` then holds it. */
function freeWord(word: string, taken: Set<string>): string {
  let free = word;
  for (let number = 2; taken.has(free); number += 1) free = `${word}-${number}`;
  taken.add(free);
  return free;
}
