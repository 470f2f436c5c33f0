import { createContext } from 'svelte';

export type Scheme = 'system' | 'light' | 'dark';

const storageKey = 'redress.scheme';
const schemes: readonly Scheme[] = ['system', 'light', 'dark'];

/** Light or dark: as the system says until the reader chooses, then remembered. */
export class Theme {
  #scheme: Scheme = $state(readChoice());

  get scheme(): Scheme {
    return this.#scheme;
  }

  set scheme(scheme: Scheme) {
    this.#scheme = scheme;
    try {
      localStorage.setItem(storageKey, scheme);
    } catch {
      // Storage may be closed to a page; then the choice lasts as long as the page.
    }
  }
}

export const [getTheme, setTheme] = createContext<Theme>();

function readChoice(): Scheme {
  try {
    const stored = localStorage.getItem(storageKey);
    return schemes.find((scheme) => scheme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}
