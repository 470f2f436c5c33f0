import { basename, join } from 'node:path';
import { readClauseBook, type ClauseBook } from '../clauses/clause-book.js';
import { existing } from './existing.js';
import { FolderError } from './folder-error.js';
import { listFiles } from './list-files.js';
import { readText } from './read-text.js';

/** The books of clauses of `folder/clauses`, in the order of their names. Errors: FolderError, with `clauses-refused`. */
export async function loadClauses(folder: string): Promise<readonly ClauseBook[]> {
  await existing(folder);
  const books: ClauseBook[] = [];
  for (const file of await listFiles(join(folder, 'clauses'))) {
    if (!/\.(?:ya?ml|json)$/u.test(basename(file))) continue;
    const { book, findings } = readClauseBook(await readText(file), file);
    const wrong = findings.find(({ severity }) => severity === 'error');
    if (book === undefined || wrong !== undefined) {
      throw new FolderError(
        'clauses-refused',
        wrong === undefined ? `${file} is empty` : `${file}:${wrong.line}:${wrong.column} ${wrong.message}`,
        wrong?.hint ?? 'write `clauses`, `title` and `items`',
      );
    }
    books.push(book);
  }
  return books;
}
