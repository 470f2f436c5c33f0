import type { FindingCode, Reporter } from '../catalogue/index.js';
import type { Sources } from '../layers/sources.js';
import type { Place } from '../places.js';

/**
 * Names that a layer below reads and one above has switched off: told once, where that is done, with every place that still reads
 * them. The layer below is not wrong.
 */
export class SwitchedOff {
  readonly #off: Sources['switchedOff'];
  readonly #reads = new Map<string, Place[]>();

  constructor(sources: Sources | undefined) {
    this.#off = sources?.switchedOff ?? new Map();
  }

  /** Whether a finding about a name that is not there is of one that is switched off in another file; it is kept then. */
  takes(code: FindingCode, parameters: object, place: Place): boolean {
    if (this.#off.size === 0 || !('name' in parameters) || typeof parameters.name !== 'string') return false;
    const what = pathsOf(code, parameters.name).find((path) => this.#off.has(path));
    if (what === undefined || this.#off.get(what)?.keyPlace.file === place.file) return false;
    const reads = this.#reads.get(what);
    if (reads === undefined) this.#reads.set(what, [place]);
    else reads.push(place);
    return true;
  }

  tell(report: Reporter): void {
    for (const [what, places] of this.#reads) {
      const lines = new Map<string, Set<number>>();
      for (const { file = '', line } of places) lines.set(file, (lines.get(file) ?? new Set()).add(line));
      const reads = [...lines].map(([file, of]) => ({ file, lines: [...of].toSorted((a, b) => a - b) }));
      const entry = this.#off.get(what);
      if (entry !== undefined) report('off-still-read', entry.keyPlace, { what, reads });
    }
  }
}

/** Where what is called so would be declared. */
function pathsOf(code: FindingCode, name: string): readonly string[] {
  if (code !== 'unknown-name') {
    const section = SECTION_OF[code];
    return section === undefined ? [] : [`${section}.${name}`];
  }
  const [prefix = '', ...rest] = name.split('.');
  const section = SECTION_BY_PREFIX[prefix];
  if (section === undefined) return [`facts.${name}`, `derive.${name}`];
  // Of a table or a remedy the last part is what is read of it.
  const parts = prefix === 'table' || prefix === 'remedy' ? rest.slice(0, -1) : rest;
  return [`${section}.${parts.join('.')}`];
}

const SECTION_OF: Readonly<Partial<Record<FindingCode, string>>> = {
  'unknown-condition': 'conditions',
  'unknown-term': 'terms',
  'unknown-option': 'options',
  'unknown-remedy': 'remedies',
  'unknown-stage': 'stages',
};

const SECTION_BY_PREFIX: Readonly<Record<string, string>> = {
  value: 'values',
  option: 'options',
  class: 'classification',
  route: 'routing',
  responsibility: 'responsibility',
  table: 'tables',
  remedy: 'remedies',
};
