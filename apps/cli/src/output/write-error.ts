/** Something could not be written: what, why, and what to do. */
class WriteError extends Error {
  override readonly name = 'WriteError';

  constructor(
    readonly code: 'disk-full' | 'file-is-folder' | 'file-unwritable' | 'folder-not-found',
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What the operating system refused, in our words; what is none of its errors is a defect of ours and stays as it is. */
export function writeError(cause: unknown, name: string): unknown {
  const code = systemCode(cause);
  if (code === undefined || cause instanceof WriteError) return cause;
  const options = { cause };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new WriteError(
        'disk-full',
        `no space left to write ${name}`,
        'free some space and run it again; what stands there is whole lines',
        options,
      );
    case 'EISDIR':
      return new WriteError('file-is-folder', `${name} is a folder`, 'name a file in it', options);
    case 'ENOENT':
    case 'ENOTDIR':
      return new WriteError(
        'folder-not-found',
        `there is no folder to write ${name} in`,
        'make the folder first',
        options,
      );
    default:
      return new WriteError(
        'file-unwritable',
        `${name} cannot be written (${code})`,
        'check its permissions, or write elsewhere',
        options,
      );
  }
}

/** The reader of a pipe went away: nobody is left to write for. */
export function isBrokenPipe(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ERR_STREAM_WRITE_AFTER_END';
}

function systemCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
}
