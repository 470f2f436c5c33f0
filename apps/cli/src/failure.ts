/** What to tell about an error: a stable code, what is wrong, and what to do. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Line of the input, where there is one. */
  readonly line?: number;
}

/** Errors of our rooms carry code and hint; anything else is a defect of ours and is thrown on. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) throw error;
  const [code, hint, line, where] = ['code', 'hint', 'line', 'where'].map((key) => read(error, key));
  if (typeof code !== 'string' || typeof hint !== 'string') throw error;
  return {
    code,
    message: typeof where === 'string' && where !== '' ? `${where}: ${error.message}` : error.message,
    ...(hint === '' ? {} : { hint }),
    ...(typeof line === 'number' ? { line } : {}),
  };
}

/** The form of cli.md for a line that cannot be answered. */
export function errorAnswer(
  id: string | number | undefined,
  line: number,
  { code, message, hint }: Failure,
): object {
  return {
    ...(id === undefined ? {} : { id }),
    line,
    error: { code, message, ...(hint === undefined ? {} : { hint }) },
  };
}

/** A failure for people, on standard error. */
export function failureText({ code, message, hint, line }: Failure): string {
  const place = line === undefined ? '' : `line ${line}: `;
  return `redress: ${place}${message} [${code}]${hint === undefined ? '' : `\n  ${hint}`}`;
}

function read(error: Error, key: string): unknown {
  return Reflect.get(error, key);
}
