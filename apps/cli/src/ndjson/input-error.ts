/** A file that cannot be read: what is wrong, and what to do. */
class InputError extends Error {
  override readonly name = 'InputError';

  constructor(
    readonly code: 'file-not-found' | 'file-is-folder' | 'file-unreadable',
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What the operating system refused, in our words; what is none of its errors is a defect of ours and stays as it is. */
export function refusedBySystem(path: string, cause: unknown): unknown {
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  if (typeof code !== 'string') return cause;
  const options = { cause };
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new InputError('file-not-found', `there is no file \`${path}\``, 'check the path', options);
  if (code === 'EISDIR')
    return new InputError('file-is-folder', `\`${path}\` is a folder`, 'name a file in it', options);
  return new InputError(
    'file-unreadable',
    `\`${path}\` cannot be read (${code})`,
    'check its permissions',
    options,
  );
}
