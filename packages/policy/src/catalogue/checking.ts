import type { CatalogueEntry, Entries } from './entry.js';
import { sectionOf } from '../section-of-name.js';
import { error, info, warning } from './wording.js';
import type { CellFault } from '../table/read-cell.js';
import type { SampleValue } from '../table/region.js';

/** A value for each name that a table reads, in a case that shows what a finding says. */
type TableSample = Readonly<Record<string, SampleValue>>;

/**
 * What the checks of a policy may say, by stable code. Each has a bad policy in `test/bad-policies/<code>.yaml`.
 * Severity: an error is refused, a warning runs but is doubtful, info is good to know.
 */
const WORDINGS = {
  // names
  'unknown-name': error<{ name: string; nearest: string | undefined }>(
    ({ name }) => `nothing is called \`${name}\``,
    ({ name, nearest }) => meant(nearest) ?? declareIn(name),
  ),
  'unknown-condition': error<{ name: string; nearest: string | undefined }>(
    ({ name }) => `no condition is called \`${name}\``,
    ({ nearest }) => meant(nearest) ?? 'declare it under `conditions`',
  ),
  'unknown-term': error<{ name: string; nearest: string | undefined }>(
    ({ name }) => `no term is called \`${name}\``,
    ({ nearest }) =>
      meant(nearest) ?? 'declare it under `terms`; `mentions` takes the name of a term, not a word',
  ),
  'unknown-option': error<{ name: string; nearest: string | undefined }>(
    ({ name }) => `no option is called \`${name}\``,
    ({ nearest }) =>
      meant(nearest) ??
      'an option is declared by a map with `allowed` and `default`; a word only chooses for one that a parent declares',
  ),
  'option-not-allowed': error<{ option: string; value: string; allowed: readonly string[] }>(
    ({ option, value }) => `option \`${option}\` cannot be \`${value}\``,
    ({ allowed }) => `choose one of ${allowed.map((word) => `\`${word}\``).join(', ')}`,
  ),
  'unknown-remedy': error<{ name: string; nearest: string | undefined }>(
    ({ name }) => `no remedy is called \`${name}\``,
    ({ nearest }) => meant(nearest) ?? 'declare it under `remedies`',
  ),
  'offset-cycle': error<{ path: readonly string[] }>(
    ({ path }) =>
      `${path.map((name) => `\`${name}\``).join(' is offset against ')} is offset against \`${path[0] ?? ''}\``,
    () => 'let one of them stand in full: what is deducted has to be known first',
  ),
  'unknown-stage': error<{ name: string; nearest: string | undefined }>(
    ({ name }) => `no stage is called \`${name}\``,
    ({ nearest }) => meant(nearest) ?? 'declare it under `stages`',
  ),
  'unknown-calendar': error<{ name: string; nearest: string | undefined }>(
    ({ name }) => `no calendar is called \`${name}\``,
    ({ nearest }) =>
      meant(nearest) ?? 'name a file of `configs/calendars` without its ending, or `round-the-clock`',
  ),
  'unknown-zone': error<{ zone: string }>(
    ({ zone }) => `\`${zone}\` is not a time zone`,
    () => 'write an IANA name such as `Asia/Shanghai` or `Europe/Berlin`',
  ),
  'unknown-currency': error<{ currency: string; nearest: string | undefined }>(
    ({ currency }) => `\`${currency}\` is not a currency`,
    ({ nearest }) => meant(nearest) ?? 'write a code of ISO 4217 such as `CNY` or `EUR`',
  ),
  'unknown-placeholder': error<{ placeholder: string; notice: string; nearest: string | undefined }>(
    ({ placeholder, notice }) => `notice \`${notice}\` cannot fill in \`{{${placeholder}}}\``,
    ({ nearest }) =>
      meant(nearest) ?? 'use a fact, a field, a value, `stage.<id>.due`, `remedy.<id>.total` or a list',
  ),
  'unclosed-placeholder': error<{ notice: string }>(
    ({ notice }) => `a placeholder in notice \`${notice}\` is not closed or holds nothing`,
    () => 'write `{{` and `}}` around one name',
  ),
  'duplicate-id': error<{ id: string; kind: string }>(
    ({ id, kind }) => `${kind} \`${id}\` is there twice`,
    () => 'rename one of the two: a decision names it by its id',
  ),
  'item-outside': error<{ name: string; table?: string }>(
    ({ name, table }) =>
      table === undefined
        ? `\`${name}\` is read where no list is gone through`
        : `table \`${table}\` reads \`${name}\`, but it is asked once for a case and not for each element`,
    ({ table }) =>
      table !== undefined
        ? 'write its rows as `choose` into the amount of the remedy with `forEach`, where `item.x` may be read'
        : 'read it within `some`, `every`, `none`, `count`, `sum`, `min`, `max` over a list, or in the amount of a remedy with `forEach`; a named condition stands for itself',
  ),
  'not-a-list': error<{ name: string; type: string }>(
    ({ name, type }) => `\`${name}\` is ${type}; only a list of the case has elements to go through`,
    () => 'name a fact of type `list`',
  ),
  'reserved-name': error<{ name: string }>(
    ({ name }) => `\`${name}\` begins like a name that the language gives itself`,
    () =>
      'rename it: `case.`, `value.`, `option.`, `class.`, `route.`, `responsibility.`, `remedy.`, `total.`, `stage.` and `item.` are taken',
  ),
  cycle: error<{ path: readonly string[] }>(
    ({ path }) => `${path.map((name) => `\`${name}\``).join(' reads ')} reads \`${path[0] ?? ''}\``,
    () => 'break the circle: one of them has to be known without the others',
  ),
  'stage-cycle': error<{ path: readonly string[] }>(
    ({ path }) =>
      `${path.map((id) => `stage \`${id}\``).join(' waits for ')} waits for stage \`${path[0] ?? ''}\``,
    () => 'let one of them start from an event or a date',
  ),
  'reads-forward': error<{ name: string; phase: string; nameIn: string; through: string | undefined }>(
    ({ name, phase, nameIn, through }) =>
      `${phase} reads \`${name}\`${through === undefined ? '' : ` (through condition \`${through}\`)`}, which is only set under ${nameIn}`,
    () =>
      'read facts or an earlier phase: facts, classification, routing, checklists, responsibility, remedies, approvals, stages, notices',
  ),
  unused: info<{ what: string; name: string }>(
    ({ what, name }) => `${what} \`${name}\` is never read`,
    () => 'use it or remove it; a name that differs by a letter elsewhere would be the reason',
  ),

  // types and constants
  'operator-type': error<{ operator: string; name: string; type: string; asks: string }>(
    ({ operator, name, type, asks }) => `\`${operator}\` asks for ${asks}, \`${name}\` is ${type}`,
    ({ operator }) =>
      operator === 'contains' || operator === 'doesNotContain' || operator === 'startsWith'
        ? 'use `equal` or `in`'
        : 'use an operator of its type, such as `equal` or `in`',
  ),
  'type-mismatch': error<{ what: string; wanted: string; found: string }>(
    ({ what, wanted, found }) => `${what} is ${found}, here ${wanted} is asked for`,
    ({ wanted, found }) =>
      [wanted, found].every((type) => type === 'a date' || type === 'an instant')
        ? 'turn the instant into a date by a derivation with `localDate`'
        : 'read something of that type, or derive it first',
  ),
  'value-type': error<{ value: string; wanted: string; why: string | undefined }>(
    ({ value, wanted }) => `\`${value}\` is not ${wanted}`,
    ({ why, wanted }) => why ?? `write ${wanted}`,
  ),
  'unknown-enum-value': error<{ value: string; name: string; nearest: string | undefined }>(
    ({ value, name }) => `\`${value}\` is not among the values of \`${name}\``,
    ({ nearest, name }) => meant(nearest) ?? `add it to the values of \`${name}\` or take one of them`,
  ),
  'unit-mismatch': error<{ left: string; leftUnit: string; right: string; rightUnit: string }>(
    ({ left, leftUnit, right, rightUnit }) =>
      `\`${left}\` counts in ${leftUnit}, \`${right}\` in ${rightUnit}`,
    () => 'bring both to one unit; nothing is converted silently',
  ),
  'wrong-currency': error<{ amount: string; wanted: string }>(
    ({ amount, wanted }) => `${amount} is not in ${wanted}`,
    ({ wanted }) => `write the amount in ${wanted}`,
  ),
  'too-many-decimals': error<{ amount: string; currency: string; digits: number }>(
    ({ amount, currency, digits }) =>
      `\`${amount}\` has more decimals than ${currency} has digits (${digits})`,
    () => 'write an amount that can be paid; round with a `round` node',
  ),
  'null-comparison': error<{ operator: string }>(
    ({ operator }) => `\`${operator}\` never sees \`null\``,
    () => 'ask with `equal: null`, `notEqual: null`, `present` or `absent`',
  ),
  'null-differs': info<{ name: string; written: string; other: string; truth: string }>(
    ({ name, written, truth }) =>
      `\`${written}\` on \`${name}\` is ${truth} when \`${name}\` is known to be none`,
    ({ other, truth }) =>
      `\`${other}\` would be ${truth === 'true' ? 'false' : 'true'} there; choose the one that is meant`,
  ),
  'needs-rate': warning<{ left: string; right: string }>(
    ({ left, right }) => `${left} meets ${right}`,
    () => 'without a rate of the day this stays undetermined; give rates or state both in one currency',
  ),
  'percent-negative': error<{ percent: string }>(
    ({ percent }) => `${percent} per cent is below zero`,
    () => 'write zero or more',
  ),
  'share-of-nothing': error<{ whole: string }>(
    ({ whole }) => `the whole of a share cannot be ${whole}`,
    () => 'write a number above zero, or the fact that states the whole',
  ),
  'percent-over-hundred': warning<{ percent: string }>(
    ({ percent }) => `${percent} per cent is more than the whole`,
    () => 'write 100 or less, unless more than the whole is meant',
  ),
  'bounds-reversed': error<{ name: string; min: string; max: string }>(
    ({ name, min, max }) => `the least of \`${name}\` (${min}) is above its greatest (${max})`,
    () => 'exchange `min` and `max`',
  ),
  'bounds-on-type': error<{ name: string; type: string }>(
    ({ name, type }) => `\`${name}\` is ${type}, which has no least and no greatest`,
    () => 'remove `min` and `max`',
  ),
  'list-too-long': error<{ name: string; max: string; most: number }>(
    ({ name, max, most }) =>
      `list \`${name}\` may not have ${max} elements: ${most} are the most that are read`,
    ({ most }) => `write a \`max\` from 1 to ${most}, the fewer the better: amounts are bounded by it`,
  ),
  'outside-bounds': error<{ value: string; name: string; bounds: string }>(
    ({ value, name, bounds }) => `\`${value}\` lies outside what \`${name}\` declares (${bounds})`,
    () => 'correct the value, or `min` and `max`',
  ),
  'settled-without-presumption': warning<{ name: string }>(
    ({ name }) => `\`${name}\` is settled by a role but nothing is presumed about it`,
    () => 'add `presume`: only a value that departs from it needs settling',
  ),
  'dated-by': error<{ name: string; why: string }>(
    ({ name, why }) => `\`${name}\` cannot pick dated values: ${why}`,
    () => 'take `case.incidentAt`, `case.receivedAt` or a date among the facts',
  ),
  'evidence-not-boolean': error<{ name: string; type: string }>(
    ({ name, type }) => `\`${name}\` is ${type}; evidence is there or not`,
    () => 'name a boolean fact; what only has to be known belongs under `facts` of a checklist',
  ),
  'pattern-refused': error<{ pattern: string; why: string }>(
    ({ pattern, why }) => `\`${pattern}\` is not a pattern that runs in linear time: ${why}`,
    () => 'leave out back references and look-around, close all brackets',
  ),
  'bands-disordered': error<{ limit: string }>(
    ({ limit }) => `the band up to \`${limit}\` is never reached`,
    () => 'write the bands from the lowest limit to the highest',
  ),

  // conditions and rules
  'empty-condition': error<{ kind: string }>(
    ({ kind }) => `\`${kind}\` has nothing under it`,
    () => 'write at least one condition, or leave out the whole `when`',
  ),
  'empty-list': error<{ operator: string }>(
    ({ operator }) => `\`${operator}\` has no values to choose from`,
    () => 'list at least one value',
  ),
  'between-two': error<{ count: number }>(
    ({ count }) => `\`between\` has ${count} ${count === 1 ? 'value' : 'values'}`,
    () => 'write two, the least and the greatest; both count as inside',
  ),
  'never-true': warning<{ name: string }>(
    ({ name }) => `what is asked of \`${name}\` here cannot be true`,
    () => 'correct the values, or write `any` where one of several is enough',
  ),
  'rule-shadowed': warning<{ rule: string; by: string }>(
    ({ rule, by }) => `${rule} is never reached: whenever it is true, ${by} is true before it`,
    () => 'put the narrower one first, or remove one of the two',
  ),
  'take-highest-unordered': error<{ field: string; type: string }>(
    ({ field, type }) => `\`${field}\` takes the highest, but ${type} has no order`,
    () => 'use an enum or a number, or `take: first`',
  ),
  'order-incomplete': error<{ field: string; value: string; isDeclared: boolean }>(
    ({ field, value, isDeclared }) =>
      isDeclared
        ? `the order of \`${field}\` leaves out \`${value}\``
        : `the order of \`${field}\` names \`${value}\`, which is not among its values`,
    () => 'list every value once, the lowest first',
  ),
  'shares-sum': error<{ where: string; sum: string }>(
    ({ where, sum }) => `the shares of ${where} add up to ${sum}`,
    () => 'let them add up to 100; `none` may stand for what nobody bears',
  ),
  'share-negative': error<{ party: string; share: string }>(
    ({ party, share }) => `the share of \`${party}\` is ${share}`,
    () => 'write zero or more',
  ),
  'term-empty': error<{ term: string }>(
    ({ term }) => `term \`${term}\` has an empty form or none at all`,
    () => 'list the words that it stands for under `zh` and `en`',
  ),
  'term-excluded': error<{ term: string; form: string }>(
    ({ term, form }) => `term \`${term}\` both lists and excludes \`${form}\``,
    () => 'take it out of one of the two lists',
  ),

  // tables
  'table-input-type': error<{ table: string; input: string; type: string }>(
    ({ table, input, type }) =>
      `input \`${input}\` of table \`${table}\` is ${type}, which no cell can compare`,
    () => 'take something that is reckoned from it, such as a distance',
  ),
  'table-column': error<{
    table: string;
    kind: 'input' | 'output';
    column: string;
    nearest: string | undefined;
  }>(
    ({ table, kind, column }) => `table \`${table}\` has no ${kind} \`${column}\``,
    ({ kind, nearest }) =>
      meant(nearest) ?? `declare it under \`${kind}s\` of the table, or correct the name`,
  ),
  'table-cell': error<{ text: string; fault: CellFault; input: string; wanted: string }>(
    ({ text, fault, input, wanted }) => {
      switch (fault) {
        case 'no-value':
          return `\`${text}\` in column \`${input}\` is no cell for ${wanted}`;
        case 'no-enum-value':
          return `\`${text}\` is not among the values of column \`${input}\``;
        case 'no-order':
          return `\`${text}\` compares, but column \`${input}\` is ${wanted}, which has no order`;
        case 'grouped-digits':
          return `\`${text}\` in column \`${input}\` parts digits by a comma`;
        case 'other-currency':
          return `\`${text}\` is in another currency than column \`${input}\``;
        case 'empty':
          return `\`${text}\` in column \`${input}\` takes nothing`;
      }
    },
    ({ fault }) => {
      switch (fault) {
        case 'no-value':
          return 'write a constant, `gte 180`, `lt 180`, `between 1500 3500`, `over 1500 to 3500`, a list, or `not` before one of these';
        case 'no-enum-value':
          return 'take one of its values, several of them as a list, or nothing for any';
        case 'no-order':
          return 'list the values, or write `not` before them';
        case 'grouped-digits':
          return 'write the digits together; a comma and a blank part the values of a list';
        case 'other-currency':
          return 'write the amount in the currency of the column';
        case 'empty':
          return 'leave the cell out where anything will do';
      }
    },
  ),
  'table-output-missing': error<{ table: string; row: string; output: string }>(
    ({ table, row, output }) => `${row} of table \`${table}\` does not say \`${output}\``,
    () => 'write a constant, or `null` where there is none',
  ),
  'table-otherwise-missing': error<{ table: string }>(
    ({ table }) => `table \`${table}\` takes the first row but does not say what holds where none is true`,
    () => 'add `otherwise` with a constant for each output',
  ),
  'table-take': error<{
    table: string;
    output: string;
    problem: 'missing' | 'not-collecting' | 'no-order' | 'not-added' | 'currencies';
  }>(
    ({ table, output, problem }) => {
      switch (problem) {
        case 'missing':
          return `table \`${table}\` collects, but \`${output}\` does not say what becomes of several rows`;
        case 'not-collecting':
          return `\`${output}\` of table \`${table}\` joins rows, but the table does not collect`;
        case 'no-order':
          return `\`${output}\` of table \`${table}\` has no order, so its rows cannot be joined`;
        case 'not-added':
          return `\`${output}\` of table \`${table}\` cannot be added up`;
        case 'currencies':
          return `\`${output}\` of table \`${table}\` joins amounts in several currencies`;
      }
    },
    ({ problem }) => {
      switch (problem) {
        case 'missing':
          return 'add `take: sum`, `min` or `max`';
        case 'not-collecting':
          return 'remove `take`, or write `hit: collect`';
        case 'no-order':
          return 'collect numbers, amounts, dates or durations';
        case 'not-added':
          return 'take the least or the greatest';
        case 'currencies':
          return 'state all of them in one currency';
      }
    },
  ),
  'table-overlap': warning<{
    table: string;
    row: string;
    other: string;
    where: string;
    sample: TableSample;
    more: number;
  }>(
    ({ table, row, other, where, more }) =>
      `rows \`${row}\` and \`${other}\` of table \`${table}\` are both true ${where === '' ? 'in any case' : `for \`${where}\``}${more === 0 ? '' : ` (and ${more} further pairs)`}`,
    () => 'narrow one of them; where the first one should count, write `hit: first`',
  ),
  'table-gap': warning<{ table: string; where: string; sample: TableSample; more: number }>(
    ({ table, where, more }) =>
      `no row of table \`${table}\` is true ${where === '' ? 'in any case' : `for \`${where}\``}${more === 0 ? '' : ` (and ${more} further parts)`}`,
    () => 'add a row, widen one beside it, or say under `otherwise` what holds there',
  ),
  'table-row-never': warning<{ table: string; row: string; input: string }>(
    ({ table, row, input }) =>
      `row \`${row}\` of table \`${table}\` is never true: nothing fits its cell \`${input}\``,
    () => 'correct the cell, or the bounds of what it is held against',
  ),
  'table-row-unreachable': warning<{ table: string; row: string; by: string | undefined; more: number }>(
    ({ table, row, by, more }) =>
      `row \`${row}\` of table \`${table}\` is never reached: ${by === undefined ? 'earlier rows together take' : `row \`${by}\` takes`} all its cases${more === 0 ? '' : ` (and ${more} further rows)`}`,
    () => 'put the narrower row first, or remove one of the two',
  ),
  'table-row-repeated': warning<{ table: string; row: string; as: string; more: number }>(
    ({ table, row, as, more }) =>
      `row \`${row}\` of table \`${table}\` says the same as row \`${as}\`${more === 0 ? '' : ` (and ${more} further rows)`}`,
    () => 'remove one of the two, unless both are meant to count',
  ),
  'table-otherwise-idle': info<{ table: string }>(
    ({ table }) => `\`otherwise\` of table \`${table}\` is never reached: its rows cover everything`,
    () => 'leave it if it is meant as a safeguard',
  ),

  // values and periods
  'period-reversed': error<{ what: string; from: string; to: string }>(
    ({ what, from, to }) => `${what} ends (${to}) before it begins (${from})`,
    () => '`from` is included, `to` is not: `to` is the first day after',
  ),
  'value-periods-overlap': error<{ value: string; date: string }>(
    ({ value, date }) => `value \`${value}\` is stated twice for ${date}`,
    () => '`to` is the first day after: let one period end where the next begins',
  ),
  'value-periods-gap': warning<{ value: string; from: string; to: string }>(
    ({ value, from, to }) => `value \`${value}\` is not stated from ${from} to ${to}`,
    () => 'what reads it in between stays undetermined; close the gap if that is not meant',
  ),
  'edition-periods-overlap': error<{ label: string; date: string }>(
    ({ label, date }) => `two editions of ${label} hold on ${date}`,
    () =>
      'end the earlier one with `to` on the day on which the later one begins; `to` itself is not included',
  ),
  'edition-periods-gap': warning<{ label: string; from: string; to: string }>(
    ({ label, from, to }) => `no edition of ${label} holds from ${from} to ${to}`,
    () => 'a case of that time stays undetermined: let one of the two begin or end on the other',
  ),
  'edition-differs': error<{ label: string; key: string }>(
    ({ label, key }) => `the editions of ${label} differ in \`${key}\``,
    ({ key }) =>
      key === 'datedBy'
        ? 'let the same date tell them apart'
        : 'keep it the same in all of them, or write two items with ids of their own',
  ),
  'value-outside-periods': info<{ value: string; when: string }>(
    ({ value, when }) => `value \`${value}\` is not stated ${when}`,
    () => 'what reads it for such a date is undetermined; leave `from` or `to` open if it holds there too',
  ),
  'value-types-differ': error<{ value: string; first: string; other: string }>(
    ({ value, first, other }) => `value \`${value}\` is ${first} in one period and ${other} in another`,
    () => 'give it one type; make two values where two things are meant',
  ),
  'assumed-value': info<{ label: string }>(
    ({ label }) => `${label} rests on our assumption`,
    () => 'have the client decide, then remove `assumed`',
  ),

  // remedies
  'law-basis': error<{ remedy: string; layer: string }>(
    ({ remedy, layer }) => `remedy \`${remedy}\` claims to be owed by law in a policy of layer \`${layer}\``,
    () => 'use `contract` or `goodwill`; what law grants stands in a policy of layer `law`',
  ),
  'negative-amount': error<{ amount: string }>(
    ({ amount }) => `\`${amount}\` is below zero`,
    () => 'write zero or more; subtract with `minus`',
  ),
  'may-be-negative': warning<{ remedy: string }>(
    ({ remedy }) => `the amount of remedy \`${remedy}\` can fall below zero`,
    () => 'put `max: [{ money: 0 }, …]` around it',
  ),
  'no-upper-bound': warning<{ remedy: string }>(
    ({ remedy }) => `the amount of remedy \`${remedy}\` has no upper bound`,
    () => 'add a `cap`, or a `max` to the facts that it is reckoned from',
  ),
  'mixed-currencies': error<{ node: string; currencies: string }>(
    ({ node, currencies }) => `\`${node}\` mixes ${currencies}`,
    () => 'put `convert: { of: …, to: … }` around the foreign amount',
  ),
  'value-in-other-currency': error<{ value: string; currency: string; node: string; met: string }>(
    ({ value, currency, node, met }) =>
      `value \`${value}\` is in ${currency} and meets ${met} in \`${node}\``,
    ({ met }) => `state it in ${met}, or put \`convert: { of: …, to: ${met} }\` around it where it is read`,
  ),
  'refusal-without-cite': warning<{ refusal: string; remedy: string }>(
    ({ refusal, remedy }) => `\`${refusal}\` refuses remedy \`${remedy}\` but cites nothing`,
    () => 'add `cite: [CLAUSE-ID]`: who is refused something may ask by which clause',
  ),
  'refusal-untold': warning<{ refusal: string }>(
    ({ refusal }) => `no letter to the customer says what is refused, such as by \`${refusal}\``,
    () => 'put `{{denied}}` into the text of a notice of audience `customer`',
  ),
  'range-reversed': error<{ low: string; high: string }>(
    ({ low, high }) => `the range begins (${low}) above its end (${high})`,
    () => 'write the lower amount first',
  ),
  'bad-increment': error<{ increment: string }>(
    ({ increment }) => `\`${increment}\` is not a step to round to`,
    () => 'write a decimal above zero such as "0.05" or "10"',
  ),
  'per-and-quantity': error<{ remedy: string }>(
    ({ remedy }) => `remedy \`${remedy}\` multiplies by \`per\` and by \`quantity\``,
    () => 'use `per` where each one has a claim of his own (rounded, then multiplied), else `quantity`',
  ),
  'for-each-counted': error<{ remedy: string; key: string }>(
    ({ remedy, key }) => `remedy \`${remedy}\` has a line for each element and multiplies it by \`${key}\``,
    () => 'put the number into the amount: `rate: { each: …, quantity: { fact: item.x } }`',
  ),
  'amount-missing': warning<{ remedy: string; kind: string }>(
    ({ remedy, kind }) => `remedy \`${remedy}\` is ${kind} but has no amount`,
    () => 'add an `amount`, or another `kind`',
  ),
  'stack-disagrees': error<{ group: string; key: string; first: string; other: string }>(
    ({ group, key, first, other }) =>
      `the remedies of group \`${group}\` disagree on \`${key}\`: ${first} and ${other}`,
    () => 'write the same in all of them',
  ),
  'stack-alone': info<{ group: string; remedy: string }>(
    ({ group, remedy }) => `remedy \`${remedy}\` stands alone in group \`${group}\``,
    () => 'check the spelling of the group if it should compete with others',
  ),

  // stages and clocks
  'stage-without-clock': error<{ stage: string }>(
    ({ stage }) => `stage \`${stage}\` needs one of \`within\` and \`earliest\`, not none and not both`,
    () => 'give it `within`, or the stages of which it is the earliest',
  ),
  'starts-after-nothing': error<{ stage: string }>(
    ({ stage }) => `stage \`${stage}\` starts after no stage at all`,
    () => 'name a stage, or start it from `{ event: received }`',
  ),
  'start-not-a-date': error<{ name: string; type: string }>(
    ({ name, type }) => `\`${name}\` starts a clock but is ${type}`,
    () => 'start from a date or an instant',
  ),
  'negative-duration': error<{ count: string; unit: string }>(
    ({ count, unit }) => `${count} ${unit} is below zero`,
    () => 'write zero or more; count backwards with `direction: before`',
  ),
  'fractional-days': error<{ count: string; unit: string }>(
    ({ count, unit }) => `${count} ${unit} cannot be counted`,
    () => 'only hours and minutes have fractions; write whole numbers, or hours',
  ),
  'clock-key-ignored': warning<{ key: string; unit: string }>(
    ({ key, unit }) => `\`${key}\` says nothing about ${unit}`,
    ({ key }) => `remove \`${key}\`, or choose the unit that it goes with`,
  ),
  'calendar-never-open': error<{ name: string }>(
    ({ name }) => `calendar \`${name}\` never opens`,
    () => 'give it hours under `week`',
  ),
  'warn-at-range': error<{ stage: string; percent: string }>(
    ({ stage, percent }) => `stage \`${stage}\` warns at ${percent} per cent of its time`,
    () => 'write a number between 0 and 100',
  ),
  'statutory-clock-moved': error<{ stage: string; value: string }>(
    ({ stage, value }) => `statutory stage \`${stage}\` would ${value} when the case is classified anew`,
    () => 'use `keep`: the clock of the law runs on',
  ),
  'chain-after-statutory': warning<{ stage: string; statutory: string; chain: string; limit: string }>(
    ({ stage, statutory, chain, limit }) =>
      `stage \`${stage}\` can end (${chain}) after the statutory \`${statutory}\` (${limit})`,
    () => 'shorten the steps before it, or expect the promise to be the date of the law',
  ),
  'report-period': warning<{ report: string; every: string; until: string }>(
    ({ report, every, until }) => `report \`${report}\` is due every ${every} but reckoned to ${until}`,
    () => 'use `endOfMonth` with `every: month`, `endOfYear` with `every: year`',
  ),

  // texts
  'translation-missing': warning<{ label: string; missing: string }>(
    ({ label, missing }) => `the text of ${label} is missing in ${missing}`,
    () => 'add it; until then English stands in',
  ),
  'unknown-party': warning<{ party: string; nearest: string | undefined }>(
    ({ party }) => `\`${party}\` is not among the \`parties\``,
    ({ nearest }) => meant(nearest) ?? 'give it a title under `parties`; until then people read its id',
  ),
  'payer-unsaid': warning<{ remedy: string; beneficiary: string }>(
    ({ remedy, beneficiary }) =>
      `remedy \`${remedy}\` goes to \`${beneficiary}\`, and nothing says who pays; it counts as the customer's to pay`,
    () => 'add `payer: customer`, or whoever else pays',
  ),
  'title-missing': info<{ label: string }>(
    ({ label }) => `${label} has no title; customers would read its id`,
    () => 'add `title: { en, zh-CN, zh-TW }`',
  ),
  'placeholders-differ': warning<{ notice: string; locale: string; missing: string }>(
    ({ notice, locale, missing }) =>
      `notice \`${notice}\` does not tell ${missing} in ${locale}, but in another language`,
    () => 'let every language say the same',
  ),
  'internal-in-notice': error<{ notice: string; remedy: string }>(
    ({ notice, remedy }) =>
      `notice \`${notice}\` would tell the customer of the internal remedy \`${remedy}\``,
    () => 'remove the placeholder; what is internal stays in the house',
  ),

  // tests of the policy
  'test-unknown-name': error<{ what: string; name: string; nearest: string | undefined }>(
    ({ what, name }) => `the test names ${what} \`${name}\`, which is not there`,
    ({ nearest }) => meant(nearest) ?? 'correct the name; the test could never notice anything otherwise',
  ),
  'test-without-moment': error<{ test: string }>(
    ({ test }) => `test \`${test}\` has no moment at which it is decided`,
    () => 'give `given.receivedAt` or `at`, such as 2026-03-02T10:00:00+08:00',
  ),
  'test-value': warning<{ value: string; name: string; wanted: string; nearest: string | undefined }>(
    ({ value, name, wanted }) => `the test gives \`${name}\` the value \`${value}\`, which is not ${wanted}`,
    ({ nearest }) =>
      meant(nearest) ?? 'such a value counts as unknown; correct it unless that is what is tested',
  ),
};

function declareIn(name: string): string {
  const { section, id } = sectionOf(name) ?? {};
  if (section === undefined) return `declare \`${name}\` under \`facts\` or \`derive\`, or correct the name`;
  if (section === 'stages')
    return `conditions read no stage; \`stage.<id>.due\` stands in texts of \`notices\` only`;
  return `declare \`${id}\` under \`${section}\`, or correct the name`;
}

function meant(nearest: string | undefined): string | undefined {
  return nearest === undefined ? undefined : `did you mean \`${nearest}\`?`;
}

export type CheckingCode = keyof typeof WORDINGS;

/** What each code is told about, so that it can be put into words. */
export type CheckingParameters = {
  readonly [C in CheckingCode]: (typeof WORDINGS)[C] extends CatalogueEntry<infer P> ? P : never;
};

export const CHECKING: Entries<CheckingParameters> = WORDINGS;
