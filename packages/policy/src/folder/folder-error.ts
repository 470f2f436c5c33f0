export type FolderErrorCode =
  | 'airports-refused'
  | 'calendar-refused'
  | 'clauses-refused'
  | 'file-is-folder'
  | 'file-not-found'
  | 'file-too-large'
  | 'file-unreadable'
  | 'folder-not-found'
  | 'name-taken'
  | 'not-utf-8'
  | 'too-many-files';

/** A file or folder that cannot be used: what is wrong, and what to do. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly code: FolderErrorCode;
  readonly hint: string;

  constructor(code: FolderErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
