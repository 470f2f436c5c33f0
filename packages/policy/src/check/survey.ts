import type {
  Amount,
  ClockTerms,
  Condition,
  FirstHit,
  Leaf,
  ListPart,
  Operand,
  PolicyDocument,
  Quantified,
  Within,
} from '../document.js';
import { itemName } from '../list-item.js';
import type { Text } from '../text.js';
import { sharesLabel } from '../shares-name.js';
import type { Phase } from './phase.js';

/** Everything of a document by kind, with where it stands: walked once, read by every check. */
export interface Survey {
  readonly reads: readonly Read[];
  /** Trees, not their inner nodes. */
  readonly conditions: readonly (Placed & { readonly condition: Condition })[];
  readonly leaves: readonly (Placed & { readonly leaf: Leaf })[];
  readonly groups: readonly Extract<Condition, { kind: 'all' | 'any' }>[];
  readonly negations: readonly Extract<Condition, { kind: 'not' }>[];
  /** Where a list is gone through: the elements of it, or some of them. */
  readonly lists: readonly (Placed & { readonly part: ListPart })[];
  readonly quantified: readonly Quantified[];
  readonly named: readonly (Placed & { readonly node: Extract<Condition, { kind: 'named' }> })[];
  /** Every node of every amount. */
  readonly amounts: readonly (Placed & { readonly amount: Amount })[];
  /** Operands of which a number is asked: how many, how much per cent. */
  readonly numbers: readonly (Placed & Numeric)[];
  readonly firstHits: readonly { readonly cases: readonly { readonly when: Condition }[] }[];
  readonly withins: readonly (Placed & { readonly within: Within })[];
  readonly calendars: readonly { readonly name: string; readonly owner: object; readonly key: string }[];
  readonly texts: readonly SeenText[];
  readonly assumed: readonly { readonly node: object; readonly label: string }[];
}

/** Who reads: the name it sets (`class.urgency`, `condition:late`) or, where nobody reads it, a label alone. */
export interface Site {
  /** Absent for named conditions, which stand wherever they are used. */
  readonly phase?: Phase;
  readonly self: string;
}

interface Placed {
  readonly site: Site;
}

/** A readable name that is read, and the node (with its key, where the name is no node of its own) to point at. */
export interface Read extends Placed {
  readonly name: string;
  readonly node: object;
  readonly key?: string | number;
}

export interface Numeric {
  readonly operand: Operand;
  readonly purpose: 'percent' | 'quantity' | 'per' | 'count' | 'whole';
}

export interface SeenText {
  readonly text: Text;
  readonly label: string;
}

export function surveyOf(document: PolicyDocument): Survey {
  const seen = new Walk();
  for (const [party, text] of document.parties) seen.texts.push({ text, label: `party \`${party}\`` });
  for (const [name, fact] of document.facts) {
    const site: Site = { phase: 'facts', self: name };
    seen.item(fact, `fact \`${name}\``);
    if (fact.presume !== undefined && fact.presume.kind !== 'constant')
      seen.operand(fact.presume.reference, site);
    if (fact.relevantWhen !== undefined) seen.condition(fact.relevantWhen, site);
    if (fact.type.kind === 'enum') seen.values(fact.type.values, `fact \`${name}\``);
    if (fact.type.kind !== 'list') continue;
    for (const field of fact.type.item.values()) {
      const label = `fact \`${itemName(name, field.name)}\``;
      seen.item(field, label);
      if (field.type.kind === 'enum') seen.values(field.type.values, label);
    }
  }
  for (const [name, binding] of document.bindings) {
    seen.reads.push({
      name: binding.sameAs,
      node: binding,
      key: 'sameAs',
      site: { phase: 'facts', self: name },
    });
  }
  for (const [name, entries] of document.values) {
    for (const entry of entries) seen.item(entry, `value \`${name}\``);
  }
  for (const [name, option] of document.options) {
    seen.item(option, `option \`${name}\``);
    seen.values(option.type.values, `option \`${name}\``);
  }
  for (const [name, derivation] of document.derive) {
    seen.item(derivation, `derivation \`${name}\``);
    const site: Site = { phase: 'facts', self: name };
    const { operation } = derivation;
    switch (operation.kind) {
      case 'firstKnown':
      case 'sum':
      case 'product':
      case 'min':
      case 'max':
      case 'difference':
      case 'ratio':
        for (const operand of operation.of) seen.operand(operand, site);
        break;
      case 'count':
        seen.list(operation, site);
        break;
      case 'sumOver':
      case 'minOver':
      case 'maxOver':
        seen.list(operation, site);
        seen.operand(operation.of, site);
        break;
      case 'percent':
        seen.operand(operation.of, site);
        seen.number({ operand: operation.percent, purpose: 'percent' }, site);
        break;
      case 'distance':
      case 'minutesBetween':
      case 'hoursBetween':
      case 'daysBetween':
      case 'workingDaysBetween':
        seen.operand(operation.from, site);
        seen.operand(operation.to, site);
        if (operation.kind === 'workingDaysBetween' && operation.calendar !== undefined) {
          seen.calendars.push({ name: operation.calendar, owner: operation, key: 'calendar' });
        }
        break;
      case 'due':
        seen.operand(operation.from, site);
        seen.clock(operation.clock, site);
        break;
      case 'localDate':
        seen.operand(operation.of, site);
        break;
      case 'edition':
        seen.operand(operation.by, site);
        for (const { derivation: one } of operation.of) seen.operand(one, site);
        break;
      case 'band':
        seen.operand(operation.of, site);
        for (const band of operation.bands) seen.operand(band.value, site);
        break;
    }
  }
  for (const [name, condition] of document.conditions) {
    seen.item(condition, `condition \`${name}\``);
    seen.condition(condition.when, { self: `condition:${name}` });
  }
  for (const [name, table] of document.tables) {
    // As a named condition: a table stands wherever it is read.
    const site: Site = { self: `table:${name}` };
    seen.item(table, `table \`${name}\``);
    for (const input of table.inputs.values()) seen.operand(input, site);
    for (const { name: output, title, type } of table.outputs.values()) {
      const label = `output \`${output}\` of table \`${name}\``;
      seen.item(title === undefined ? {} : { title }, label);
      if (type.kind === 'enum') seen.values(type.values, label);
    }
    for (const row of table.rows) seen.item(row, `row \`${row.id}\` of table \`${name}\``);
  }
  for (const [phase, prefix] of FIELD_GROUPS) {
    for (const [name, field] of document[phase]) {
      const site: Site = { phase, self: `${prefix}.${name}` };
      seen.item(field, `field \`${site.self}\``);
      if (field.type.kind === 'enum') seen.values(field.type.values, `field \`${site.self}\``);
      for (const rule of field.rules) {
        seen.item(rule, `rule \`${rule.id}\` of \`${site.self}\``);
        seen.condition(rule.when, site);
        seen.operand(rule.then, site);
      }
      if (field.table !== undefined) seen.operand(field.table, site);
      seen.operand(field.otherwise, site);
    }
  }
  for (const { name, rules } of document.shares.values())
    for (const rule of rules) {
      seen.item(rule, `rule \`${rule.id}\` of ${sharesLabel(name)}`);
      seen.condition(rule.when, { phase: 'responsibility', self: name });
    }
  for (const checklist of document.checklists) {
    const site: Site = { phase: 'checklists', self: `checklist ${checklist.id}` };
    seen.item(checklist, `checklist \`${checklist.id}\``);
    if (checklist.when !== undefined) seen.condition(checklist.when, site);
    seen.names(checklist.facts, site);
    seen.names(checklist.evidence, site);
  }
  for (const remedy of document.remedies) {
    const site: Site = { phase: 'remedies', self: `remedy ${remedy.id}` };
    const label = `remedy \`${remedy.id}\``;
    seen.item(remedy, label);
    if (remedy.ground !== undefined)
      seen.texts.push({ text: remedy.ground, label: `the ground of ${label}` });
    if (remedy.when !== undefined) seen.condition(remedy.when, site);
    for (const refusal of remedy.refusedBy) {
      seen.item(refusal, `refusal \`${refusal.id}\` of ${label}`);
      seen.condition(refusal.when, site);
    }
    for (const amount of [remedy.amount, remedy.cap, remedy.stack?.cap]) {
      if (amount !== undefined) seen.amount(amount, site);
    }
    if (remedy.forEach !== undefined) seen.list(remedy.forEach, site);
    for (const purpose of ['per', 'quantity'] as const) {
      const operand = remedy[purpose];
      if (operand !== undefined) seen.number({ operand, purpose }, site);
    }
    if (typeof remedy.payer === 'object') seen.firstHit(remedy.payer, site);
    seen.names(remedy.proof, site);
    if (remedy.due !== undefined) {
      seen.clock(remedy.due, site);
      if (remedy.due.starts.kind === 'fact') {
        seen.reads.push({ name: remedy.due.starts.fact, node: remedy.due.starts, key: 'fact', site });
      }
    }
  }
  for (const approval of document.approvals) {
    seen.item(approval, `approval \`${approval.id}\``);
    seen.condition(approval.when, { phase: 'approvals', self: `approval ${approval.id}` });
  }
  for (const stage of document.stages) {
    const site: Site = { phase: 'stages', self: `stage ${stage.id}` };
    seen.item(stage, `stage \`${stage.id}\``);
    if (typeof stage.owner === 'object') seen.firstHit(stage.owner, site);
    if (stage.when !== undefined) seen.condition(stage.when, site);
    if (stage.starts.kind === 'fact') {
      seen.reads.push({ name: stage.starts.fact, node: stage.starts, key: 'fact', site });
    }
    if (stage.within !== undefined) {
      seen.firstHit(stage.within, site);
      for (const { then } of stage.within.cases) seen.within(then, site);
      seen.within(stage.within.otherwise, site);
    }
    if (stage.terms.calendar !== undefined) {
      seen.calendars.push({ name: stage.terms.calendar, owner: stage.terms, key: 'calendar' });
    }
    for (const step of stage.escalate) {
      if (step.at !== 'due') seen.within(step.at, site);
    }
  }
  for (const report of document.reports) {
    seen.item(report, `report \`${report.id}\``);
    const site: Site = { phase: 'stages', self: `report ${report.id}` };
    seen.clock(report.clock, site);
    if (report.when !== undefined) seen.condition(report.when, site);
  }
  for (const notice of document.notices) {
    seen.item(notice, `notice \`${notice.id}\``);
    seen.texts.push({ text: notice.text, label: `notice \`${notice.id}\`` });
    if (notice.when !== undefined) {
      seen.condition(notice.when, { phase: 'notices', self: `notice ${notice.id}` });
    }
  }
  for (const { name, title } of document.tests) {
    if (title !== undefined) seen.texts.push({ text: title, label: `test \`${name}\`` });
  }
  seen.texts.push({ text: document.title, label: 'the policy' });
  return seen;
}

/** Where fields stand in a document, and the prefix by which each group is read. */
export const FIELD_GROUPS = [
  ['classification', 'class'],
  ['routing', 'route'],
  ['responsibility', 'responsibility'],
] as const;

class Walk implements Survey {
  readonly reads: Read[] = [];
  readonly conditions: Survey['conditions'][number][] = [];
  readonly leaves: Survey['leaves'][number][] = [];
  readonly groups: Survey['groups'][number][] = [];
  readonly negations: Survey['negations'][number][] = [];
  readonly lists: Survey['lists'][number][] = [];
  readonly quantified: Quantified[] = [];
  readonly named: Survey['named'][number][] = [];
  readonly amounts: Survey['amounts'][number][] = [];
  readonly numbers: Survey['numbers'][number][] = [];
  readonly firstHits: Survey['firstHits'][number][] = [];
  readonly withins: Survey['withins'][number][] = [];
  readonly calendars: Survey['calendars'][number][] = [];
  readonly texts: SeenText[] = [];
  readonly assumed: Survey['assumed'][number][] = [];

  item(node: { readonly title?: Text; readonly assumed?: boolean }, label: string): void {
    if (node.title !== undefined) this.texts.push({ text: node.title, label });
    if (node.assumed === true) this.assumed.push({ node, label });
  }

  values(values: ReadonlyMap<string, Text | undefined>, label: string): void {
    for (const [value, text] of values) {
      if (text !== undefined) this.texts.push({ text, label: `\`${value}\` of ${label}` });
    }
  }

  names(names: readonly string[], site: Site): void {
    names.forEach((name, index) => this.reads.push({ name, node: names, key: index, site }));
  }

  operand(operand: Operand, site: Site): void {
    if (operand.kind === 'reference') this.reads.push({ name: operand.name, node: operand, site });
  }

  number(numeric: Numeric, site: Site): void {
    this.numbers.push({ ...numeric, site });
    this.operand(numeric.operand, site);
  }

  list(part: ListPart, site: Site): void {
    this.lists.push({ part, site });
    this.operand(part.list, site);
    if (part.where !== undefined) this.condition(part.where, site);
  }

  condition(condition: Condition, site: Site): void {
    this.conditions.push({ condition, site });
    this.node(condition, site);
  }

  firstHit<T>(hit: FirstHit<T>, site: Site): void {
    this.firstHits.push(hit);
    for (const { when } of hit.cases) this.condition(when, site);
  }

  amount(amount: Amount, site: Site): void {
    this.amounts.push({ amount, site });
    switch (amount.kind) {
      case 'money':
        break;
      case 'reference':
        this.reads.push({ name: amount.name, node: amount, site });
        break;
      case 'percent':
        this.number({ operand: amount.percent, purpose: 'percent' }, site);
        this.amount(amount.of, site);
        break;
      case 'share':
        this.amount(amount.of, site);
        this.number({ operand: amount.part, purpose: 'quantity' }, site);
        this.number({ operand: amount.whole, purpose: 'whole' }, site);
        break;
      case 'rate':
        this.amount(amount.each, site);
        this.number({ operand: amount.quantity, purpose: 'quantity' }, site);
        break;
      case 'choose':
        this.firstHit(amount.cases, site);
        for (const { then } of amount.cases.cases) this.amount(then, site);
        this.amount(amount.cases.otherwise, site);
        break;
      case 'min':
      case 'max':
      case 'sum':
      case 'minus':
      case 'range':
        for (const part of amount.of) this.amount(part, site);
        break;
      case 'cap':
        this.amount(amount.of, site);
        this.amount(amount.at, site);
        break;
      case 'convert':
      case 'round':
        this.amount(amount.of, site);
        break;
    }
  }

  clock(clock: ClockTerms, site: Site): void {
    this.within(clock.within, site);
    if (clock.calendar !== undefined) {
      this.calendars.push({ name: clock.calendar, owner: clock, key: 'calendar' });
    }
  }

  within(within: Within, site: Site): void {
    this.withins.push({ within, site });
    if (within.kind === 'duration') this.number({ operand: within.count, purpose: 'count' }, site);
  }

  private node(node: Condition, site: Site): void {
    switch (node.kind) {
      case 'all':
      case 'any':
        this.groups.push(node);
        for (const child of node.children) this.node(child, site);
        break;
      case 'not':
        this.negations.push(node);
        this.node(node.child, site);
        break;
      case 'some':
      case 'every':
      case 'none':
        this.lists.push({ part: node, site });
        this.quantified.push(node);
        this.operand(node.list, site);
        this.node(node.where, site);
        break;
      case 'named':
        this.named.push({ node, site });
        break;
      case 'leaf':
        this.leaves.push({ leaf: node, site });
        this.operand(node.left, site);
        if (node.operator !== 'mentions') for (const operand of node.right) this.operand(operand, site);
        break;
    }
  }
}
