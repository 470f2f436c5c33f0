import { MoneyError, readRates, type Rate } from '@redress/money';
import { readText } from '@redress/policy/folder';
import { UsageError } from './usage-error.js';

/** Reads a file of exchange rates. Errors: `rates-malformed`, those of money's `readRates`, `FolderError`. */
export async function loadRates(file: string): Promise<Rate[]> {
  const text = await readText(file);
  try {
    return readRates(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (error instanceof MoneyError)
      throw new UsageError(error.code, `${file}: ${error.message}`, error.hint);
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(
      'rates-malformed',
      `${file} is no JSON: ${error.message}`,
      'write a list: [{"id": …, "base": …, "quote": …, "date": …, "rate": …, "source": …}]',
    );
  }
}
