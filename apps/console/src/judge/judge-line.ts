import type { Call, CallName, Calls, Reply } from './calls.js';

interface Waiting {
  readonly key: string | undefined;
  readonly call: Call;
  readonly settle: (reply: Reply | undefined) => void;
}

/** The part of `Worker` that is used. */
type Post = Pick<Worker, 'postMessage' | 'addEventListener'>;

/**
 * The line to the worker that reads policies and decides cases, one call at a time. Of calls with one key that wait,
 * only the last is put through: who types fast is answered for what stands there now.
 */
export class JudgeLine {
  readonly #post: Post;
  readonly #waiting: Waiting[] = [];
  #current: Waiting | undefined;

  constructor(post: Post) {
    this.#post = post;
    post.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#end(data));
    post.addEventListener('error', ({ message }) => this.#end({ defect: message }));
  }

  /** `undefined` if a later call with the same key took its place. */
  async call<Name extends CallName>(
    name: Name,
    ask: Calls[Name]['ask'],
    key?: string,
  ): Promise<{ readonly answer: Calls[Name]['answer'] } | undefined> {
    const reply = await new Promise<Reply | undefined>((settle) => {
      const earlier = key === undefined ? -1 : this.#waiting.findIndex((waiting) => waiting.key === key);
      if (earlier !== -1) this.#waiting.splice(earlier, 1)[0]?.settle(undefined);
      // The pair of name and ask is checked by the signature above; a union cannot follow it.
      this.#waiting.push({ key, call: { name, ask } as Call, settle });
      this.#next();
    });
    if (reply === undefined) return undefined;
    if ('defect' in reply) throw new Error(reply.defect);
    return { answer: reply.answer as Calls[Name]['answer'] };
  }

  #next(): void {
    if (this.#current !== undefined) return;
    this.#current = this.#waiting.shift();
    if (this.#current !== undefined) this.#post.postMessage(this.#current.call);
  }

  #end(reply: Reply): void {
    const ended = this.#current;
    this.#current = undefined;
    ended?.settle(reply);
    this.#next();
  }
}
