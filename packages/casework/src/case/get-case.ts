import type { Context } from '../context.js';
import { findCase } from './find-case.js';
import { storedCaseOf, type StoredCase } from './stored-case.js';

/** A stored case. Error: `unknown-case`. */
export async function getCase(context: Context, id: string): Promise<StoredCase> {
  return storedCaseOf(await findCase(context, id));
}
