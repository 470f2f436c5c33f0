/**
 * What findings call parts of a policy, in another language: `a list of facts`, `rule • of •`. A `•` in the English
 * stands for what is in backticks there; `{1}`, `{2}` put it where the other language wants it.
 */
export type Phrases = Readonly<Record<string, string>>;

/** Phrases in which something changes that is not in backticks; `say` words what is inside. */
export type Patterns = readonly (readonly [
  RegExp,
  (say: (english: string) => string, ...parts: string[]) => string,
])[];

/** Words an English fragment of a finding's parameters; the fragment itself if it is not known. */
export function speaker(phrases: Phrases, patterns: Patterns): (english: string) => string {
  const say = (english: string): string => {
    const quoted = english.match(/`[^`]*`/g) ?? [];
    const known = phrases[english.replace(/`[^`]*`/g, '•')];
    if (known !== undefined) return known.replace(/\{(\d)\}/g, (_, place) => quoted[Number(place) - 1] ?? '');
    for (const [pattern, words] of patterns) {
      const parts = pattern.exec(english);
      if (parts !== null) return words(say, ...parts.slice(1));
    }
    return english;
  };
  return say;
}
