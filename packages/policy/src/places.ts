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
  readonly #stands = new Map<object, Stand>();

  /** Remembers where `object` stands and, by key, name or index, where its contents stand. */
  put(object: object, own: Place, inside?: Inside): void {
    this.#stands.set(object, { own, inside });
  }

  /** Gives `to`, which was built from `from`, the places of `from`; `own` replaces the place of the object itself. */
  hand(from: object, to: object, own?: Place): void {
    const stand = this.#stands.get(from);
    this.put(to, own ?? stand?.own ?? START, stand?.inside);
  }

  /** Lets `to`, which holds what all of `parts` hold, have the places of all; it stands where the first does. */
  join(to: object, parts: readonly object[]): void {
    const insides = parts.toReversed().map((part) => this.#stands.get(part)?.inside);
    this.put(
      to,
      this.of(parts[0] ?? to),
      () => new Map(insides.flatMap((inside) => (inside === undefined ? [] : [...inside()]))),
    );
  }

  /** Place of `object`, or of what stands in it under `key`; the nearest known one if that was not written. */
  of(object: object, key?: string | number): Place {
    const stand = this.#stands.get(object);
    const inside = key === undefined ? undefined : stand?.inside?.().get(key);
    return inside ?? stand?.own ?? START;
  }
}

/** For who has nothing to say of a document: remembers nothing. */
export class NoPlaces extends Places {
  override put(): void {}
  override hand(): void {}
  override join(): void {}
}

/** Drawn up when it is asked for: of most objects nothing is ever said. */
type Inside = () => ReadonlyMap<string | number, Place>;

interface Stand {
  readonly own: Place;
  readonly inside: Inside | undefined;
}

const START: Place = { line: 1, column: 1 };
