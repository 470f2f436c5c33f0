/** The file, or the call, is wrong as a whole; a single bad row never throws. `code` is stable. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';
  readonly code: string;
  /** What to do next, as a sentence fragment. */
  readonly hint: string;
  /** Line of the source file up to which it could be read, where there is one. */
  readonly line?: number;

  constructor(code: string, message: string, hint: string, options: { line?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = hint;
    if (options.line !== undefined) this.line = options.line;
  }
}
