import { nearest } from '@redress/calendar';
import type { Notice } from '../document.js';
import { itemOf } from '../list-item.js';
import { LOCALES, type Locale } from '../text.js';
import type { Check, Scope } from './scope.js';

/** Placeholders of notices: unknown ones, unclosed ones, internal ones, and those that one language leaves out. */
export const checkNotices: Check = (scope) => {
  const known = placeholdersOf(scope);
  const internal = new Set(
    scope.document.remedies.filter(({ audience }) => audience === 'internal').map(({ id }) => id),
  );
  for (const notice of scope.document.notices) {
    const told = new Map<Locale, ReadonlySet<string>>();
    for (const locale of LOCALES) {
      const text = notice.text[locale];
      if (text !== undefined) told.set(locale, checkText(scope, notice, locale, text, known, internal));
    }
    checkAgreement(scope, notice, told);
  }
};

/** The names in `{{…}}` of a text, in their order. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => (match[1] ?? '').trim());
}

/** Answers the placeholders that are in order. */
function checkText(
  { report }: Scope,
  notice: Notice,
  locale: Locale,
  text: string,
  known: ReadonlySet<string>,
  internal: ReadonlySet<string>,
): ReadonlySet<string> {
  const named = placeholders(text);
  const told = new Set<string>();
  if (/\{\{|\}\}/.test(text.replace(/\{\{[^{}]*\}\}/g, '')) || named.includes('')) {
    report('unclosed-placeholder', { notice: notice.id }, notice.text, locale);
  }
  for (const placeholder of named) {
    if (placeholder === '') continue;
    if (!known.has(placeholder)) {
      const meant = nearest(placeholder, known);
      report('unknown-placeholder', { placeholder, notice: notice.id, nearest: meant }, notice.text, locale);
      continue;
    }
    const remedy = /^remedy\.(.+)\.(?:amount|total)$/.exec(placeholder)?.[1];
    if (notice.audience === 'customer' && remedy !== undefined && internal.has(remedy)) {
      report('internal-in-notice', { notice: notice.id, remedy }, notice.text, locale);
    } else told.add(placeholder);
  }
  return told;
}

function checkAgreement(
  { report }: Scope,
  notice: Notice,
  told: ReadonlyMap<Locale, ReadonlySet<string>>,
): void {
  const all = new Set([...told.values()].flatMap((names) => [...names]));
  for (const [locale, names] of told) {
    const missing = [...all].filter((name) => !names.has(name)).map((name) => `\`{{${name}}}\``);
    if (missing.length === 0) continue;
    const parameters = { notice: notice.id, locale, missing: missing.join(', ') };
    report('placeholders-differ', parameters, notice.text, locale);
  }
}

function placeholdersOf({ document, names }: Scope): ReadonlySet<string> {
  return new Set([
    'case.id',
    'remedies',
    'owed',
    'denied',
    'stages',
    'missing',
    ...[...names.phases.keys()].filter(
      (name) => names.types.get(name)?.kind !== 'list' && itemOf(name) === undefined,
    ),
    ...document.stages.flatMap(({ id }) => [`stage.${id}.due`, `stage.${id}.lastDay`]),
    ...document.remedies.map(({ id }) => `remedy.${id}.amount`),
  ]);
}
