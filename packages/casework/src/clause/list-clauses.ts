import { gapOf, traceOf, type Citation, type Clause, type Text, type TracedClause } from '@redress/policy';
import { tables } from '@redress/store';
import { and, eq, or } from 'drizzle-orm';
import type { Context } from '../context.js';
import type { Office } from '../office.js';
import { allInUse } from '../policy/find-version.js';
import { currentOf } from '../policy/version-for.js';
import { mine } from '../scoped.js';

/** Where a clause is cited in the current version of a policy; of a test its name. */
export interface ClauseCitation {
  readonly policy: string;
  readonly version: number;
  readonly name: string;
  readonly title?: Text;
  readonly line: number;
}

export interface ListedClause extends Clause {
  readonly book: string;
  readonly applied: readonly ClauseCitation[];
  readonly tests: readonly ClauseCitation[];
  /** What a clause lacks that a policy has to meet. */
  readonly gap?: 'not-applied' | 'not-tested';
}

export interface ClauseList {
  readonly books: readonly { readonly id: string; readonly title: Text }[];
  /** In the order of the books. */
  readonly clauses: readonly ListedClause[];
}

/** Every clause of the shipped procedures and laws, with what applies and tests it in the client's policies of now. */
export async function listClauses(context: Context): Promise<ClauseList> {
  const { office, client, now } = context;
  const current = (await allInUse(context)).map((inUse) => currentOf(inUse, now));
  const key = JSON.stringify([client, ...current.map(({ policy, number }) => [policy, number])]);
  const known = traced.get(office);
  if (known?.key === key) return known.list;
  const { policyVersions } = tables;
  const rows = await office.store.database
    .select({
      policy: policyVersions.policy,
      number: policyVersions.number,
      source: policyVersions.source,
    })
    .from(policyVersions)
    .where(
      mine(
        context,
        policyVersions,
        or(
          ...current.map(({ policy, number }) =>
            and(eq(policyVersions.policy, policy), eq(policyVersions.number, number)),
          ),
        ),
      ),
    );
  const numbers = new Map(rows.map(({ policy, number }) => [policy, number]));
  const texts = rows.map(({ policy, source }) => ({ text: source, file: policy }));
  const list = listed(office, traceOf(office.clauses, texts).clauses, numbers);
  traced.set(office, { key, list });
  return list;
}

/** Following every clause reads all texts, which change seldom. */
const traced = new WeakMap<Office, { readonly key: string; readonly list: ClauseList }>();

function listed(
  { clauses: books }: Office,
  clauses: readonly TracedClause[],
  numbers: ReadonlyMap<string, number>,
): ClauseList {
  const told = ({ file: policy, name, title, line }: Citation): ClauseCitation => ({
    policy,
    version: numbers.get(policy) ?? 0,
    name,
    ...(title !== undefined && { title }),
    line,
  });
  return {
    books: books.map(({ id, title }) => ({ id, title })),
    clauses: clauses.map((one) => {
      const gap = gapOf(one);
      return {
        ...one.clause,
        book: one.book,
        applied: one.applied.map(told),
        tests: one.tests.map(told),
        ...(gap !== undefined && { gap }),
      };
    }),
  };
}
