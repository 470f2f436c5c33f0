import type { PolicyTest } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { choice } from '../shape/choice.js';
import { converted } from '../shape/converted.js';
import { anyMap } from '../shape/json.js';
import { list } from '../shape/list.js';
import { needed, object, optional } from '../shape/object.js';
import { record } from '../shape/record.js';
import { anyScalar, whole } from '../shape/scalar.js';
import { prose, text } from '../shape/text.js';
import { date, idOf, NAME, word, wordFor } from './forms.js';
import { currency, decimalText } from './money.js';
import { cite } from './sourced.js';
import type { Text } from '../text.js';

const MOMENT = {
  what: 'a date, or an instant with its offset',
  pattern: /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/u,
  example: '2026-03-02T10:00:00+08:00',
};
const instant = text(MOMENT);
const moment = byForm<string | number>(MOMENT.what, {
  scalar: {
    what: MOMENT.what,
    read: (node, reading) =>
      node.kind === 'scalar' && typeof node.value === 'number'
        ? whole('milliseconds since 1970').read(node, reading)
        : instant.read(node, reading),
    schema: (book) => ({ anyOf: [whole('milliseconds since 1970').schema(book), instant.schema(book)] }),
  },
});

const sentence = prose('a name');

const event = object(
  'an event',
  {
    stage: optional(idOf('the id of a stage'), 'the stage it belongs to'),
    event: optional(wordFor('the name of an event'), 'what happened'),
    kind: needed(
      choice('a kind of event', ['started', 'done', 'paused', 'resumed', 'happened']),
      'what kind',
    ),
    reason: optional(wordFor('a reason'), 'what `pausesOn` names'),
    due: optional(moment, 'the due time promised then'),
    at: needed(moment, 'when'),
  },
  (parts) => parts,
);

const grant = object(
  'a grant',
  {
    remedy: needed(idOf('the id of a remedy'), 'what was granted'),
    amount: needed(byForm<unknown>('an amount', { map: anyMap, scalar: anyScalar }), 'how much'),
    incident: optional(wordFor('an incident'), 'the incident, where another case of it was granted this'),
  },
  (parts) => parts,
);

const matter = object(
  'a matter',
  {
    id: needed(idOf('the id of a matter'), 'what the answer is called by, behind the id of the case'),
    facts: optional(anyMap, 'what is known of it, above what all matters share'),
  },
  (parts) => parts,
);

const given = object(
  'a given case',
  {
    receivedAt: optional(moment, 'when the complaint came in'),
    incidentAt: optional(moment, 'when it happened'),
    facts: optional(anyMap, 'what is known, nested or dotted'),
    matters: optional(
      list('a list of matters', matter),
      'what is decided one by one, each with the shared facts below its own',
    ),
    events: optional(list('a list of events', event), 'what has happened so far'),
    granted: optional(
      list('a list of grants', grant),
      'what was granted before, in this case or in others of the incident',
    ),
    settled: optional(
      converted(
        record<string, string>('a map from facts to roles', NAME, wordFor('a role'), (_fact, role) => role),
        (roles): Readonly<Record<string, string>> => Object.fromEntries(roles),
      ),
      'which role has confirmed which fact',
    ),
  },
  (parts): Readonly<Record<string, unknown>> => parts,
);

const rate = object(
  'a rate',
  {
    id: optional(word, 'names the rate'),
    base: needed(currency, 'the currency of which one unit is worth `rate`'),
    quote: needed(currency, 'the currency in which `rate` is stated'),
    date: needed(date, 'the day of the rate'),
    rate: needed(decimalText, 'how much one unit of `base` is in `quote`'),
    source: optional(prose('a source'), 'where the rate comes from'),
  },
  (parts) => parts,
);

/** A sentence, or the same in several languages: then the English one names the test. */
const testName = byForm<Pick<PolicyTest, 'name' | 'title'>>('a name, or one in `en`, `zh-CN` and `zh-TW`', {
  scalar: converted(sentence, (name) => ({ name })),
  map: object(
    'a name in several languages',
    {
      en: needed(sentence, 'English; names the test in results'),
      'zh-CN': optional(sentence, 'Chinese as written in mainland China'),
      'zh-TW': optional(sentence, 'Chinese as written in Taiwan'),
    },
    (text, { mark }) => ({ name: text.en, title: mark<Text>(text) }),
  ),
});

/** Cases with what the policy has to answer, so that a change of it shows. */
export const tests = list(
  'a list of tests',
  object(
    'a test',
    {
      name: needed(testName, 'what the policy has to do, as a sentence'),
      note: optional(prose('a note'), 'how the expected values follow from the clause'),
      cite,
      given: needed(given, 'the case, without id'),
      at: optional(instant, 'when it is decided; default `given.receivedAt`'),
      rates: optional(list('a list of rates', rate), 'exchange rates'),
      expect: needed(anyMap, 'a part of the answer of `redress decide`'),
    },
    ({ name, ...parts }): PolicyTest => ({ ...parts, ...name }),
  ),
);
