import { record } from '../shape/record.js';
import type { Text } from '../text.js';
import { WORD } from './forms.js';
import { localeText } from './locale-text.js';

/** What the parties are called that own, pay, approve or bear something, by id. */
export const parties = record<Text, Text>(
  'parties with their titles',
  WORD,
  localeText,
  (_party, title) => title,
);
