/** Why a file is no table: the first faults, each with the address of its cell. */
export class TableFileError extends Error {
  override readonly name = 'TableFileError';
  readonly code = 'table-file';

  constructor(
    readonly faults: readonly TableFault[],
    readonly hint = 'correct the file; `redress table export` writes one in the form that is read',
  ) {
    super(
      faults.map(({ address, message }) => (address === '' ? message : `${address}: ${message}`)).join('\n'),
    );
  }
}

export interface TableFault {
  /** `B7`; empty where it is the file as a whole. */
  readonly address: string;
  readonly message: string;
}
