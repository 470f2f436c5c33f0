import type { LawContext } from '../shape/shape.js';

/** What a law declares, as it is called by whoever sees it through another policy: `eu261.compensation`. */
export function ofLaw(law: LawContext | undefined, name: string): string {
  return law === undefined ? name : `${law.id}.${name}`;
}

/**
 * A name that a law reads, as another policy calls it: `eu261.flightDate`, `value.eu261.short`, `class.eu261.inScope`,
 * `remedy.eu261.compensation.total`. What belongs to no policy (`case.receivedAt`, `total.law`, `item.weight`) stays.
 */
export function lawName(law: LawContext | undefined, name: string): string {
  if (law === undefined || SHARED.test(name)) return name;
  const prefix = PREFIX.exec(name)?.[0] ?? '';
  return `${prefix}${law.id}.${name.slice(prefix.length)}`;
}

/** The same of what stands in `{{…}}` in a letter of the law. */
export function placeholderOf(law: LawContext, name: string): string {
  return LISTS.has(name) ? name : lawName(law, name);
}

const SHARED = /^(?:case\.(?:id|receivedAt|incidentAt|at)$|total\.|item\.)/;
const PREFIX = /^(?:value|option|class|route|responsibility|remedy|stage|table)\./;
const LISTS: ReadonlySet<string> = new Set(['remedies', 'owed', 'denied', 'stages', 'missing', '']);

/** The law that a name or id of the effective document belongs to, by what stands before its first dot. */
export function lawOf<T>({ laws }: { readonly laws: ReadonlyMap<string, T> }, name: string): T | undefined {
  if (laws.size === 0) return undefined;
  const own = name.replace(PREFIX, '');
  const dot = own.indexOf('.');
  return dot === -1 ? undefined : laws.get(own.slice(0, dot));
}
