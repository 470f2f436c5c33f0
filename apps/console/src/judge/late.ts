/** What the work asked for and has not been fetched, by how to fetch it. */
const wanted = new Set<() => Promise<void>>();

/** Says that something is needed that is fetched only then, and ends the work. */
export function want(fetch: () => Promise<void>, what: string): never {
  wanted.add(fetch);
  throw new Error(`${what} are not loaded yet`);
}

/** Does the work; again with what it asked for, as often as it asks for more. Each thing is fetched once. */
export async function withLateParts<T>(work: () => T): Promise<T> {
  for (;;) {
    wanted.clear();
    let failure: { readonly cause: unknown } | undefined;
    let result: { readonly of: T } | undefined;
    try {
      result = { of: work() };
    } catch (cause) {
      failure = { cause };
    }
    // What was missing may have been taken for a mistake of the text, so even a result is worth nothing then.
    if (wanted.size > 0) await Promise.all([...wanted].map((fetch) => fetch()));
    else if (failure !== undefined) throw failure.cause;
    else if (result !== undefined) return result.of;
  }
}
