/** What was typed and not saved, as this browser keeps it: nothing typed is lost by a crash, a reload or a conflict. */
export interface KeptText {
  readonly source: string;
  /** The version it was begun from. */
  readonly base: number;
  /** Of the draft it was typed over; absent if there was none. */
  readonly etag?: string;
  readonly at: string;
}

export function readKept(policy: string): KeptText | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(policy)) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined` forgets it. Answers whether the browser took it: storage may be full or closed to the page. */
export function keep(policy: string, text: KeptText | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(keyOf(policy));
    else localStorage.setItem(keyOf(policy), JSON.stringify(text));
    return true;
  } catch {
    return false;
  }
}

function keyOf(policy: string): string {
  return `redress.text.${policy}`;
}

function isKept(value: unknown): value is KeptText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'base' in value &&
    typeof value.base === 'number'
  );
}
