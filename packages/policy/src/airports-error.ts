/** A table of airports that cannot be right: where it is wrong, and what to do. */
export class AirportsError extends Error {
  override readonly name = 'AirportsError';
  readonly code = 'airports-refused';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
