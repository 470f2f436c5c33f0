import type { Amount } from '../document.js';
import { Bounds } from './bounds.js';
import { inheritedIn } from './inherited-amounts.js';
import { checkLiteral, decimal, literalInWords } from './literal.js';
import type { Check, Scope } from './scope.js';
import type { Numeric, Read } from './survey.js';
import { isNumber, typeInWords } from './type.js';
import { currencyOf as currencyIn } from './value-type.js';

/** Amounts: what they are reckoned from, their signs, their currencies and how large they can become. */
export const checkAmounts: Check = (scope) => {
  const currencies = new Map<Amount, string | undefined>();
  const troubled = new Set(scope.survey.reads.filter(({ name }) => !scope.names.types.has(name)).map(selfOf));
  for (const { amount, site } of scope.survey.amounts) {
    checkAmount(noting(scope, site.self, troubled), amount, site.self, currencies);
  }
  for (const numeric of scope.survey.numbers)
    checkNumber(noting(scope, numeric.site.self, troubled), numeric);
  checkBounds(scope, troubled);
};

/** Remembers who has been reported, so that bounds are not reckoned from what is wrong. */
function noting(scope: Scope, self: string, troubled: Set<string>): Scope {
  const report: Scope['report'] = (code, parameters, node, key) => {
    troubled.add(self);
    scope.report(code, parameters, node, key);
  };
  const restate: Scope['restate'] = (amount) => {
    troubled.add(self);
    scope.restate(amount);
  };
  return { ...scope, report, restate };
}

function selfOf({ site }: Read): string {
  return site.self;
}

function checkAmount(
  scope: Scope,
  amount: Amount,
  self: string,
  currencies: Map<Amount, string | undefined>,
): void {
  const { document, names, report } = scope;
  switch (amount.kind) {
    case 'money': {
      checkLiteral(amount.money, { kind: 'money' }, 'amount', document.currency, report, amount, 'money');
      if (amount.money.amount.startsWith('-')) {
        report('negative-amount', { amount: literalInWords(amount.money) }, amount, 'money');
      }
      break;
    }
    case 'reference': {
      const type = names.types.get(amount.name);
      if (type === undefined || type.kind === 'money') break;
      const parameters = { what: `\`${amount.name}\``, wanted: 'money', found: typeInWords(type) };
      report('type-mismatch', parameters, amount);
      break;
    }
    case 'min':
    case 'max':
    case 'sum':
    case 'minus':
    case 'range':
      checkMixture(scope, amount, amount.of, self, currencies);
      break;
    case 'cap':
      checkMixture(scope, amount, [amount.of, amount.at], self, currencies);
      break;
    case 'choose':
      break;
    case 'round': {
      const increment = amount.increment;
      if (increment === undefined) break;
      if ((decimal(increment)?.sign() ?? -1) <= 0)
        report('bad-increment', { increment }, amount, 'increment');
      break;
    }
    case 'percent':
    case 'rate':
    case 'share':
    case 'convert':
      break;
  }
}

function checkMixture(
  scope: Scope,
  amount: Amount,
  parts: readonly Amount[],
  self: string,
  currencies: Map<Amount, string | undefined>,
): void {
  const found = new Set(parts.flatMap((part) => currencyOf(scope, part, currencies) ?? []));
  if (found.size < 2) return;
  const inherited = parts.flatMap((part) => inheritedIn(part, self, scope));
  inherited.forEach(scope.restate);
  if (inherited.length > 0) return;
  const foreign = parts.find((part) => isForeignValue(scope, part, currencies));
  const met = [...found].find((currency) => currency === scope.document.currency);
  if (foreign?.kind === 'reference' && met !== undefined) {
    const value = foreign.name.slice('value.'.length);
    for (const entry of scope.document.values.get(value) ?? []) {
      const currency = entry.type === 'money' ? currencyIn(entry.value) : undefined;
      if (currency !== undefined && currency !== met)
        scope.report('value-in-other-currency', { value, currency, node: amount.kind, met }, entry, 'money');
    }
    return;
  }
  const words = [...found].toSorted().join(' and ');
  scope.report('mixed-currencies', { node: amount.kind, currencies: words }, amount);
}

/** A value of the policy in another currency than its own: there it is mended, and there it is told. */
function isForeignValue(scope: Scope, part: Amount, currencies: Map<Amount, string | undefined>): boolean {
  if (part.kind !== 'reference' || !part.name.startsWith('value.')) return false;
  const currency = currencyOf(scope, part, currencies);
  return currency !== undefined && currency !== scope.document.currency;
}

/** The one currency an amount is certainly in; none where it is not known or mixed, which is said at the mixture. */
export function currencyOf(
  scope: Scope,
  amount: Amount,
  known: Map<Amount, string | undefined>,
): string | undefined {
  if (known.has(amount)) return known.get(amount);
  const of = (part: Amount): string | undefined => currencyOf(scope, part, known);
  const one = (parts: readonly Amount[]): string | undefined => {
    const found = new Set(parts.map(of));
    const [currency] = found;
    return found.size === 1 ? currency : undefined;
  };
  let currency: string | undefined;
  switch (amount.kind) {
    case 'money':
      currency = amount.money.currency ?? scope.document.currency;
      break;
    case 'reference': {
      const type = scope.names.types.get(amount.name);
      currency = type?.kind === 'money' ? type.currency : undefined;
      break;
    }
    case 'percent':
    case 'share':
    case 'round':
      currency = of(amount.of);
      break;
    case 'rate':
      currency = of(amount.each);
      break;
    case 'convert':
      currency = amount.to ?? scope.document.currency;
      break;
    case 'cap':
      currency = one([amount.of, amount.at]);
      break;
    case 'choose':
      currency = one([...amount.cases.cases.map(({ then }) => then), amount.cases.otherwise]);
      break;
    case 'min':
    case 'max':
    case 'sum':
    case 'minus':
    case 'range':
      currency = one(amount.of);
      break;
  }
  known.set(amount, currency);
  return currency;
}

function checkNumber({ names, document, report }: Scope, { operand, purpose }: Numeric): void {
  if (operand.kind === 'reference') {
    const type = names.types.get(operand.name);
    if (type === undefined || isNumber(type)) return;
    const parameters = { what: `\`${operand.name}\``, wanted: 'a number', found: typeInWords(type) };
    report('type-mismatch', parameters, operand);
  } else if (operand.value === null) {
    report('value-type', { value: 'null', wanted: 'a number', why: undefined }, operand);
  } else if (checkLiteral(operand.value, { kind: 'decimal' }, purpose, document.currency, report, operand)) {
    const shown = literalInWords(operand.value);
    if (purpose === 'percent' && Number(shown) > 100)
      report('percent-over-hundred', { percent: shown }, operand);
    if (purpose === 'whole' && Number(shown) <= 0) report('share-of-nothing', { whole: shown }, operand);
    if (purpose === 'count' || purpose === 'whole' || !shown.startsWith('-')) return;
    if (purpose === 'percent') report('percent-negative', { percent: shown }, operand);
    else report('negative-amount', { amount: shown }, operand);
  }
}

function checkBounds({ document, survey, names, report }: Scope, troubled: ReadonlySet<string>): void {
  const bounds = new Bounds(document, names);
  for (const { amount } of survey.amounts) {
    if (amount.kind !== 'range') continue;
    const [low, high] = amount.of.map((part) => bounds.ofAmount(part));
    if (low?.low === undefined || high?.high === undefined || low.low.compare(high.high) <= 0) continue;
    report('range-reversed', { low: low.low.toString(), high: high.high.toString() }, amount);
  }
  for (const remedy of document.remedies) {
    const { id, amount, kind } = remedy;
    if (remedy.per !== undefined && remedy.quantity !== undefined) {
      report('per-and-quantity', { remedy: id }, remedy, 'quantity');
    }
    if (amount === undefined) {
      if (PAID.has(kind)) report('amount-missing', { remedy: id, kind }, remedy, 'kind');
      continue;
    }
    if (troubled.has(`remedy ${id}`)) continue;
    const line = bounds.ofRemedy(remedy);
    if (line === undefined) continue;
    if (line.high === undefined) report('no-upper-bound', { remedy: id }, remedy, 'amount');
    const own = bounds.ofAmount(amount).low;
    if (amount.kind !== 'money' && own !== undefined && own.sign() < 0) {
      report('may-be-negative', { remedy: id }, remedy, 'amount');
    }
  }
}

/** Kinds that consist of an amount of money. */
const PAID: ReadonlySet<string> = new Set(['cash', 'refund', 'voucher', 'freight-reduction']);
