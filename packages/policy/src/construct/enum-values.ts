import { byForm } from '../shape/by-form.js';
import { converted } from '../shape/converted.js';
import { list } from '../shape/list.js';
import { record } from '../shape/record.js';
import type { Shape } from '../shape/shape.js';
import type { Text } from '../text.js';
import { WORD, word } from './forms.js';
import { localeText } from './locale-text.js';

/** `[a, b]`, or a map from each value to its title. */
export const enumValues: Shape<ReadonlyMap<string, Text | undefined>> = byForm<
  ReadonlyMap<string, Text | undefined>
>('a list of values, or a map from values to titles', {
  list: converted(
    list('a list of values', word),
    (values) => new Map(values.map((value) => [value, undefined])),
  ),
  map: record<Text, Text | undefined>('values with their titles', WORD, localeText, (_value, title) => title),
});
