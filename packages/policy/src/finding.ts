export type Severity = 'error' | 'warning' | 'info';

/** Something wrong or doubtful in a policy, with its place: 1-based line and column in `file`. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
  /** What message and hint were made of, for wording them in another language; absent where there is no other wording. */
  readonly parameters?: object;
}
