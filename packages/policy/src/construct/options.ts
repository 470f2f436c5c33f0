import type { OptionSetting, PolicyOption } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { converted } from '../shape/converted.js';
import { defaulted, needed, object } from '../shape/object.js';
import { declarations } from '../shape/record.js';
import { flag } from '../shape/scalar.js';
import type { Shape } from '../shape/shape.js';
import { enumValues } from './enum-values.js';
import { NAME, wordFor } from './forms.js';
import { sourced } from './sourced.js';

/** What a policy leaves open to choose, and what it chooses of what its parents leave open. */
export interface Options {
  readonly declared: ReadonlyMap<string, PolicyOption>;
  readonly settings: ReadonlyMap<string, OptionSetting>;
}

const declaration = object(
  'an option',
  {
    allowed: needed(enumValues, 'what may be chosen, as a list or with titles'),
    default: needed(wordFor('one of the allowed words'), 'what holds unless a layer chooses otherwise'),
    disputed: defaulted(
      flag,
      () => false,
      'the law is read in these ways: a case whose outcome depends on it gets a finding',
    ),
    ...sourced,
  },
  ({ allowed, ...parts }): Omit<PolicyOption, 'name'> => ({
    ...parts,
    kind: 'option',
    type: { kind: 'enum', values: allowed },
  }),
);

const setting = converted(wordFor('one of the allowed words'), (value): Omit<OptionSetting, 'name'> => ({
  kind: 'setting',
  value,
}));

type Entry = PolicyOption | OptionSetting;

const entries = declarations<Omit<PolicyOption, 'name'> | Omit<OptionSetting, 'name'>, Entry>(
  'a map of options',
  NAME,
  byForm<Omit<PolicyOption, 'name'> | Omit<OptionSetting, 'name'>>(
    'an option, or the word that is chosen for one of a parent',
    { scalar: setting, map: declaration },
  ),
  (name, entry): Entry => ({ name, ...entry }),
);

/** A map declares an option, a word chooses for one that a parent declares. */
export const options: Shape<Options> = converted(entries, (read, _node, { places }) => {
  const declared = new Map<string, PolicyOption>();
  const settings = new Map<string, OptionSetting>();
  for (const [name, entry] of read) {
    if (entry.kind === 'option') declared.set(name, entry);
    else settings.set(name, entry);
  }
  places.hand(read, declared);
  places.hand(read, settings);
  return { declared, settings };
});
