import type { Term } from '../document.js';
import { list } from '../shape/list.js';
import { defaulted, object } from '../shape/object.js';
import { declarations } from '../shape/record.js';
import { anyText } from '../shape/text.js';
import { NAME } from './forms.js';

const forms = list('a list of forms', anyText('a word or phrase'));

/** What `mentions` looks for, by name. */
export const terms = declarations<Term, Term>(
  'a map of terms',
  NAME,
  object(
    'a term',
    {
      zh: defaulted(forms, () => [], 'Chinese forms, simplified or traditional'),
      en: defaulted(forms, () => [], 'English forms'),
      not: defaulted(forms, () => [], 'forms that are not meant, such as negations'),
    },
    (parts): Term => parts,
  ),
  (_name, term) => term,
);
