import type { Binding, FactDeclaration, PolicyDocument } from '../document.js';
import { choice } from '../shape/choice.js';
import { defaulted, needed, object, optional, type Defaulted, type ObjectShape } from '../shape/object.js';
import { list } from '../shape/list.js';
import type { Reading, Shape } from '../shape/shape.js';
import { prose, text } from '../shape/text.js';
import { approvals } from './approvals.js';
import { checklists } from './checklists.js';
import { conditions } from './conditions.js';
import { derive } from './derive.js';
import { facts } from './facts.js';
import { fields } from './fields.js';
import { date, id, nameOf, wordFor } from './forms.js';
import { localeText } from './locale-text.js';
import { currency } from './money.js';
import { notices } from './notices.js';
import { options, type Options } from './options.js';
import { parties } from './parties.js';
import { remedies } from './remedies.js';
import { reports } from './reports.js';
import { responsibility, type Responsibility } from './responsibility.js';
import { stages } from './stages.js';
import { tables } from './tables.js';
import { terms } from './terms.js';
import { tests } from './tests.js';
import { values } from './values.js';

const version = text({
  what: 'a version',
  pattern: /^[\p{L}\p{N}][\p{L}\p{N}.+_-]*$/u,
  example: '"1.0.0"',
});

const period = object(
  'a period',
  {
    from: optional(date, 'the first day'),
    to: optional(date, 'the first day after'),
  },
  (parts) => parts,
);

const parents = list(
  'a list of policies',
  text({
    what: 'the id of a policy, or id@version',
    pattern: /^[\p{L}\p{N}][\p{L}\p{N}_-]*(?:@[\p{L}\p{N}][\p{L}\p{N}.+_-]*)?$/u,
    example: '`airline` or `eu261@1.0.0`',
  }),
);

/** A whole policy document, in the order in which it is decided. */
export const policy: ObjectShape<PolicyDocument> = object(
  'a policy',
  {
    policy: needed(id, 'the id of the policy'),
    version: needed(version, 'the version, in quotes, for instance "1.0.0"'),
    layer: needed(choice('a layer', ['law', 'industry', 'client']), '`law`, `industry` or `client`'),
    extends: defaulted(parents, () => [], 'the policies it stands on, in order; `@` pins a version'),
    title: needed(localeText, 'its name in `en`, `zh-CN` and `zh-TW`'),
    industry: optional(id, 'the industry it belongs to'),
    currency: needed(currency, 'ISO 4217 code; amounts without a currency are in it'),
    zone: needed(
      prose('a time zone'),
      'IANA name, for instance `Asia/Shanghai`; dates become instants in it',
    ),
    calendar: needed(wordFor('the name of a calendar'), 'the calendar of its clocks, or `round-the-clock`'),
    datedBy: defaulted(
      nameOf('the name of a date'),
      () => 'case.receivedAt',
      'the date that picks dated values; default `case.receivedAt`',
    ),
    effective: optional(period, 'when the policy is in force'),
    parties: declared(parties, 'what those are called who own, pay, approve or bear something'),
    facts: declared<FactDeclaration | Binding>(facts, 'what can be known about a case'),
    values: declared(values, 'limits and amounts by name, each with the dates of its validity'),
    options: defaulted(
      options,
      (): Options => ({ declared: new Map(), settings: new Map() }),
      'what is left open to choose, and what is chosen of what a parent leaves open',
    ),
    terms: declared(terms, 'words that complaints are searched for'),
    derive: declared(derive, 'what is reckoned from facts'),
    conditions: declared(conditions, 'conditions that several items share'),
    tables: declared(tables, 'rows that say what follows from which inputs'),
    classification: declared(fields, 'how complaints are classified'),
    routing: declared(fields, 'who works on them'),
    checklists: listed(checklists, 'what has to be there at which stage'),
    responsibility: defaulted(
      responsibility,
      (): Responsibility => ({ fields: new Map(), shares: new Map() }),
      'who bears it',
    ),
    remedies: listed(remedies, 'what the customer gets'),
    approvals: listed(approvals, 'who has to agree'),
    stages: listed(stages, 'the steps of the work and their clocks'),
    reports: listed(reports, 'periodic reports'),
    notices: listed(notices, 'what is told to whom'),
    tests: listed(tests, 'cases with what has to come out'),
  },
  (
    {
      responsibility: { fields: bearing, shares },
      options: { declared: choices, settings },
      facts: written,
      ...parts
    },
    { reading },
  ): PolicyDocument => ({
    ...parts,
    ...declaredAndBound(written, reading),
    options: choices,
    settings,
    laws: new Map(),
    responsibility: bearing,
    shares,
  }),
);

function declaredAndBound(
  written: ReadonlyMap<string, FactDeclaration | Binding>,
  { places }: Pick<Reading, 'places'>,
): Pick<PolicyDocument, 'facts' | 'bindings'> {
  const own = new Map<string, FactDeclaration>();
  const bindings = new Map<string, Binding>();
  for (const [name, fact] of written) {
    if ('sameAs' in fact) bindings.set(name, fact);
    else own.set(name, fact);
  }
  places.hand(written, own);
  places.hand(written, bindings);
  return { facts: own, bindings };
}

function declared<T>(shape: Shape<ReadonlyMap<string, T>>, about: string): Defaulted<ReadonlyMap<string, T>> {
  return defaulted(shape, () => new Map<string, T>(), about);
}

function listed<T>(shape: Shape<readonly T[]>, about: string): Defaulted<readonly T[]> {
  return defaulted(shape, (): readonly T[] => [], about);
}
