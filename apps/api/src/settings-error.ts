export type SettingsErrorCode =
  'bad-database-url' | 'bad-log' | 'bad-port' | 'identity-missing' | 'port-in-use';

/** A setting with which the server does not start. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(
    readonly code: SettingsErrorCode,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}
