import { named } from '../shape/named.js';
import { object, optional } from '../shape/object.js';
import { prose } from '../shape/text.js';
import type { Text } from '../text.js';

const some = prose('text');

/** `{ en, zh-CN, zh-TW }`. */
export const localeText = named<Text>('text', 'a text in `en`, `zh-CN` and `zh-TW`', () => shape);

const shape = object(
  'a text',
  {
    en: optional(some, 'English; stands in where another language is missing'),
    'zh-CN': optional(some, 'Chinese as written in mainland China'),
    'zh-TW': optional(some, 'Chinese as written in Taiwan'),
  },
  (parts): Text => parts,
);
