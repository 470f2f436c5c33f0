/** Where something stands in a text: 1-based line and column, the column in UTF-16 units as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The file of the layer it stands in, where that is not the one that is being read. */
  readonly file?: string;
}

/**
 * Where the objects of a document stand in its text. A `Map` of declarations knows the place of each name, an object
 * the place of each value, a list the place of each item; what was not written (a default) stands where its owner does.
 */
export class Places {
  readonly #own = new WeakMap<object, Place>();
  readonly #inside = new WeakMap<object, ReadonlyMap<string | number, Place>>();

  /** Remembers where `object` stands and, by key, name or index, where its contents stand. */
  put(object: object, own: Place, inside?: ReadonlyMap<string | number, Place>): void {
    this.#own.set(object, own);
    if (inside !== undefined) this.#inside.set(object, inside);
  }

  /** Gives `to`, which was built from `from`, the places of `from`; `own` replaces the place of the object itself. */
  hand(from: object, to: object, own: Place = this.of(from)): void {
    this.put(to, own, this.#inside.get(from));
  }

  /** Lets `to`, which holds what all of `parts` hold, have the places of all; it stands where the first does. */
  join(to: object, parts: readonly object[]): void {
    const inside = parts.toReversed().flatMap((part) => [...(this.#inside.get(part) ?? [])]);
    this.put(to, this.of(parts[0] ?? to), new Map(inside));
  }

  /** Place of `object`, or of what stands in it under `key`; the nearest known one if that was not written. */
  of(object: object, key?: string | number): Place {
    const inside = key === undefined ? undefined : this.#inside.get(object)?.get(key);
    return inside ?? this.#own.get(object) ?? START;
  }
}

const START: Place = { line: 1, column: 1 };
