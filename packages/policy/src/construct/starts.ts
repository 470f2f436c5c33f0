import { needed, object } from '../shape/object.js';
import { nameOf, wordFor } from './forms.js';

export const startsAtEvent = object(
  'a start at an event',
  { event: needed(wordFor('the name of an event'), 'the event, for instance `received`') },
  ({ event }) => ({ kind: 'event' as const, event }),
);

export const startsAtFact = object(
  'a start at a date',
  { fact: needed(nameOf('the name of a fact'), 'the date or instant among the facts') },
  ({ fact }) => ({ kind: 'fact' as const, fact }),
);
