import type { Notice } from '../document.js';
import { byKey } from '../shape/by-key.js';
import { choice } from '../shape/choice.js';
import { list } from '../shape/list.js';
import { needed, object, optional } from '../shape/object.js';
import { condition } from './condition.js';
import { idOf, itemId, wordFor } from './forms.js';
import { localeText } from './locale-text.js';
import { edition, sourced } from './sourced.js';
import { startsAtEvent } from './starts.js';
import { placeholderOf } from '../layers/law-name.js';
import { converted } from '../shape/converted.js';
import type { Shape } from '../shape/shape.js';
import type { Text } from '../text.js';

const atStage = object(
  'a moment of a stage',
  { stage: needed(idOf('the id of a stage'), 'the stage with which it goes out') },
  ({ stage }) => ({ kind: 'stage' as const, stage }),
);

/** Placeholders of a law's letter name what is the law's. */
const letter: Shape<Text> = converted(localeText, (words, _node, { law }) => {
  if (law === undefined) return words;
  const named = Object.entries(words).map(([locale, text]: [string, string]) => [
    locale,
    text.replace(/\{\{([^{}]*)\}\}/g, (_, name: string) => `{{${placeholderOf(law, name.trim())}}}`),
  ]);
  return Object.fromEntries(named);
});

/** What is told to whom, and when. */
export const notices = list(
  'a list of notices',
  object(
    'a notice',
    {
      id: needed(itemId, 'names the notice'),
      audience: needed(choice('an audience', ['customer', 'agent', 'internal', 'authority']), 'who reads it'),
      channel: optional(wordFor('a channel'), 'how it is sent, for instance `sms`'),
      at: needed(
        byKey<Notice['at']>('a moment', { stage: atStage, event: startsAtEvent }),
        'the stage or event',
      ),
      when: optional(condition, 'when it is sent; without it always'),
      text: needed(letter, 'the text, with `{{…}}` where names are filled in'),
      ...edition,
      ...sourced,
    },
    (parts): Notice => parts,
  ),
);
