import type { Cell, Literal, Table, TableOutput, TableRow } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { choice } from '../shape/choice.js';
import { list } from '../shape/list.js';
import { named } from '../shape/named.js';
import { needed, defaulted, object, optional } from '../shape/object.js';
import { declarations, record } from '../shape/record.js';
import { anyScalar } from '../shape/scalar.js';
import { ID, id, NAME } from './forms.js';
import { localeText } from './locale-text.js';
import { literal, referenceTo } from './operand.js';
import { period, sourced } from './sourced.js';
import { type } from './type.js';

const cell = named<Cell>('cell', 'a cell', () =>
  byForm<Cell>('a cell', { scalar: anyScalar, list: list('a list of values', anyScalar) }),
);

const cells = record<Cell, Cell>('the cells of a row', ID, cell, (_input, written) => written);

const constants = record<Literal, Literal>('the outputs of a row', ID, literal, (_output, value) => value);

const output = object(
  'an output',
  {
    type: needed(type, 'the type of the output'),
    take: optional(
      choice('a way to join rows', ['sum', 'min', 'max']),
      'of a table that collects: what becomes of the values of all true rows',
    ),
    title: optional(localeText, 'what it is, in plain words; shown in explanations'),
  },
  (parts): Omit<TableOutput, 'name'> => parts,
);

const row = object(
  'a row',
  {
    id: needed(id, 'names the row where it is true'),
    when: defaulted(
      cells,
      () => new Map<string, Cell>(),
      'a cell for each input; one that is left out is any',
    ),
    then: needed(constants, 'what each output is'),
    ...period,
    ...sourced,
  },
  (parts): TableRow => parts,
);

const table = object(
  'a table',
  {
    inputs: needed(
      record('a map of inputs', ID, referenceTo, (_name, read) => read),
      'what each column of cells is held against',
    ),
    outputs: needed(
      record<Omit<TableOutput, 'name'>, TableOutput>('a map of outputs', ID, output, (name, read) => ({
        name,
        ...read,
      })),
      'what a row says, each with its type',
    ),
    hit: needed(
      choice('a hit policy', ['unique', 'first', 'collect']),
      'whether at most one row is true, the first true one counts, or all of them',
    ),
    rows: needed(list('a list of rows', row), 'the rows'),
    otherwise: optional(constants, 'what the outputs are where no row is true'),
    ...sourced,
  },
  (parts): Omit<Table, 'name'> => parts,
);

/** Tables by name. */
export const tables = declarations<Omit<Table, 'name'>, Table>(
  'a map of tables',
  NAME,
  table,
  (name, read) => ({
    name,
    ...read,
  }),
);
