import { keep, type KeptText } from './kept-text.js';

/** Writing to storage takes the main thread; a third of a second after the last key is soon enough. */
const delay = 300;

/** Keeps what was typed and not saved in the browser, soon after each change. */
export class TextKeeper {
  readonly #policy: string;
  /** What is to be kept; nothing if all is saved. */
  readonly #unsaved: () => KeptText | undefined;
  #isKept = $state(true);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(policy: string, unsaved: () => KeptText | undefined) {
    this.#policy = policy;
    this.#unsaved = unsaved;
  }

  /** Whether unsaved text survives a reload. */
  get isKept(): boolean {
    return this.#isKept;
  }

  keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keepNow(), delay);
  }

  keepNow(): void {
    clearTimeout(this.#timer);
    this.#isKept = keep(this.#policy, this.#unsaved());
  }

  forget(): void {
    clearTimeout(this.#timer);
    keep(this.#policy, undefined);
  }
}
