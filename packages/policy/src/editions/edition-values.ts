import type {
  CitesByEdition,
  Clauses,
  Condition,
  DatedClauses,
  DatedValue,
  Edition,
  Period,
  PolicyDocument,
} from '../document.js';
import { byBeginning, intersection, isWithin, periodWord } from './period.js';

/** What a value says that tells editions, outside all of them. */
export const NOT_IN_FORCE = 'none';

/** Whether it is the name of a value that tells editions apart, without `value.`; nobody can declare such a name. */
export function tellsEditions(name: string): boolean {
  return name.includes('edition(');
}

/** The dates of the editions of something, and by what date they are told apart. */
export interface Editions {
  readonly periods: readonly Period[];
  readonly datedBy: string | undefined;
  /** What stands before the names of the law that they are of. */
  readonly prefix: string;
  /** `remedies.compensation`, or the id of the policy. */
  readonly where: string;
  /** Whether a case outside all of them is told that they are not in force. */
  readonly isTold: boolean;
}

/**
 * The values that tell which edition of something holds. Editions with the same dates share one, so that a law with dates of
 * its own is asked for them once. Outside all editions a value is `none`; in a hole between them it is not known.
 */
export class EditionValues {
  readonly #values = new Map<string, readonly DatedValue[]>();
  readonly #told: { readonly value: string; readonly where: string; readonly isTold: boolean }[] = [];

  /** Everything that was asked for, by name. */
  get values(): ReadonlyMap<string, readonly DatedValue[]> {
    return this.#values;
  }

  get told(): NonNullable<PolicyDocument['editions']> {
    return this.#told;
  }

  /** That the edition with these dates holds. */
  guard(editions: Editions, own: Period): Condition {
    return {
      kind: 'leaf',
      left: { kind: 'reference', name: this.nameOf(editions) },
      operator: 'equal',
      right: [{ kind: 'constant', value: periodWord(own) }],
    };
  }

  /** The name of the value that tells the editions apart. */
  nameOf({ periods, datedBy, prefix, where, isTold }: Editions): string {
    const sorted = periods.toSorted(byBeginning);
    const by = datedBy === undefined ? '' : ` by ${datedBy}`;
    const name = `${prefix}edition(${sorted.map(periodWord).join(' ')}${by})`;
    const value = `value.${name}`;
    if (!this.#values.has(name)) this.#values.set(name, this.#entries(sorted, datedBy));
    if (!this.#told.some((one) => one.value === value && (one.where === where || one.isTold)))
      this.#told.push({ value, where, isTold });
    return value;
  }

  /** Which clauses hold when: those of editions in their time, and in it those with dates of their own in theirs. */
  cites(
    items: readonly (Edition & { readonly cite: Clauses })[],
    prefix: string,
    where: string,
  ): CitesByEdition | undefined {
    if (items.length < 2 && items.every(({ cite }) => cite.dated === undefined)) return undefined;
    const clauses = items.flatMap((item): DatedClauses[] =>
      (item.cite.dated ?? [{ ids: item.cite }]).flatMap(({ ids, ...dates }) => {
        const both = intersection(item, dates);
        return both === undefined ? [] : [{ ids, ...both }];
      }),
    );
    const days = [
      ...new Set(clauses.flatMap(({ from, to }) => [from, to]).filter((day) => day !== undefined)),
    ].toSorted();
    if (days.length === 0) return undefined;
    const periods = [undefined, ...days].map((from, index): Period => {
      const to = days[index];
      return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    });
    const by = this.nameOf({ periods, datedBy: items[0]?.datedBy, prefix, where, isTold: false });
    const of = periods.map((period): [string, readonly string[]] => {
      const holding = clauses.filter((one) => isWithin(one, period.from ?? BEFORE_ALL));
      return [periodWord(period), [...new Set(holding.flatMap(({ ids }) => ids))]];
    });
    // Where no edition holds, that of none is known not to.
    return { by, of: new Map(of.filter(([, ids]) => ids.length > 0)) };
  }

  #entries(sorted: readonly Period[], datedBy: string | undefined): readonly DatedValue[] {
    const entry = (text: string, period: Period): DatedValue => ({
      type: 'text',
      value: text,
      ...period,
      ...(datedBy === undefined ? {} : { datedBy }),
      title: EDITION,
      cite: [],
      assumed: false,
    });
    const [first] = sorted;
    const until = sorted.some(({ to }) => to === undefined)
      ? undefined
      : sorted.map(({ to }) => to).reduce((a = '', b = '') => (a < b ? b : a));
    return [
      ...(first?.from === undefined ? [] : [entry(NOT_IN_FORCE, { to: first.from })]),
      ...sorted.map(({ from, to }) =>
        entry(periodWord({ ...(from && { from }), ...(to && { to }) }), {
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
        }),
      ),
      ...(until === undefined ? [] : [entry(NOT_IN_FORCE, { from: until })]),
    ];
  }
}

/** No day of a policy is before it. */
const BEFORE_ALL = '0000-01-01';

const EDITION = {
  en: 'edition that holds on the date of the case',
  'zh-CN': '案件日期适用的版本',
  'zh-TW': '案件日期適用的版本',
};
