type Told<Parts> = { -readonly [Part in keyof Parts]?: Parts[Part] & ({} | null) };

/** Remembers what was told of each place, so that only what changed has to be copied to the page and drawn there. */
export class News {
  readonly #told = new Map<string, Map<string, string>>();

  /** The parts that are there and, for who follows, differ from what was last told of the place. */
  of<Parts extends object>(place: string, parts: Parts, isFollowed: boolean): Told<Parts> {
    const told = this.#told.get(place) ?? new Map<string, string>();
    this.#told.set(place, told);
    const news: Told<Parts> = {};
    for (const name in parts) {
      const part = parts[name];
      if (part === undefined) continue;
      const text = JSON.stringify(part);
      if (!isFollowed || told.get(name) !== text) news[name] = part;
      told.set(name, text);
    }
    return news;
  }

  forget(place: string): void {
    this.#told.delete(place);
  }
}
