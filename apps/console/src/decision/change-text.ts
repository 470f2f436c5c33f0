import type { Language } from '../i18n/language.svelte.js';
import type { Change } from './changes.js';
import { fieldText, moneyText, partsOf, rangeText } from './field-text.js';
import type { Names } from './names.js';
import { sharesTitle } from './shares-title.js';

export interface ChangeText {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** A difference in the reader's language; a side where there was nothing says so. */
export function changeText(change: Change, names: Names, language: Language, zone: string): ChangeText {
  const say = (side: 'before' | 'after') =>
    Object.hasOwn(change, side)
      ? valueText(change, change[side], names, language, zone)
      : language.messages.changes.nothing;
  return { title: titleOf(change, names, language), before: say('before'), after: say('after') };
}

function titleOf({ kind, id }: Change, names: Names, language: Language): string {
  switch (kind) {
    case 'class':
    case 'route':
    case 'responsibility':
      return sharesTitle(id, language.messages.result.shares) ?? names.field(`${kind}.${id}`);
    case 'total':
      return language.messages.remedy.bases[id.split(' ')[0] ?? ''] ?? id;
    case 'letter':
      return names.notice(id);
    default:
      return names.item(id);
  }
}

function valueText(change: Change, value: unknown, names: Names, language: Language, zone: string): string {
  const { changes, remedy } = language.messages;
  switch (change.kind) {
    case 'class':
    case 'route':
    case 'responsibility':
      return fieldText(`${change.kind}.${change.id}`, value, names, language);
    case 'approval':
      return names.party(String(value));
    case 'denied':
      return String(value).startsWith('stack.')
        ? language.messages.result.displaced
        : names.item(String(value));
    case 'letter':
      return ownLines(
        String(value),
        String(change.before === value ? (change.after ?? '') : (change.before ?? '')),
      );
    case 'stage': {
      const { due, lastDay, owner } = partsOf(value);
      const time =
        typeof due === 'string' ? language.due(due, textOf(lastDay), zone) : language.messages.stage.open;
      return typeof owner === 'string' ? `${time} · ${names.party(owner)}` : time;
    }
    case 'remedy': {
      const { state, total, amount, totalMin, totalMax, due } = partsOf(value);
      const parts = [
        remedy.states[String(state)] ?? String(state),
        moneyText(total ?? amount, language) ?? rangeText(totalMin, totalMax, language),
        typeof due === 'string' ? language.due(due, undefined, zone) : undefined,
      ];
      return parts.filter((part) => part !== undefined).join(' · ') || changes.nothing;
    }
    case 'total': {
      const { amount, currency, min, max } = partsOf(value);
      const unit = String(currency);
      return (
        moneyText(typeof amount === 'string' ? { amount, currency: unit } : undefined, language) ??
        rangeText(
          { amount: min, currency: unit },
          max === null ? undefined : { amount: max, currency: unit },
          language,
        ) ??
        changes.nothing
      );
    }
  }
}

/** The lines of a letter that the other one does not have. */
function ownLines(letter: string, other: string): string {
  const others = new Set(other.split('\n'));
  return letter
    .split('\n')
    .filter((line) => !others.has(line))
    .join('\n');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
