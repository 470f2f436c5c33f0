import type { ValueType } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { choice } from '../shape/choice.js';
import { converted } from '../shape/converted.js';
import { needed, object } from '../shape/object.js';
import { enumValues } from './enum-values.js';

/** The type of a field or of an output of a table. */
export const type = byForm<ValueType>('a type', {
  scalar: converted(
    choice('a type', ['boolean', 'integer', 'decimal', 'money', 'date', 'instant', 'duration', 'text']),
    (kind): ValueType => ({ kind }),
  ),
  map: object(
    'a type',
    { enum: needed(enumValues, 'its values, as a list or with their titles') },
    ({ enum: values }): ValueType => ({ kind: 'enum', values }),
  ),
});
