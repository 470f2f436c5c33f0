import type { MoneyJson } from '@redress/money';
import type { RemedyDecision } from './decision.js';
import type { JsonLines } from './json-lines.js';
import { keptText, type KeptText } from './shared-text.js';

/** What the policy alone says of a remedy, which stands first in its answer. */
type Head = Pick<RemedyDecision, (typeof HEAD)[number]>;

const HEAD = ['id', 'kind', 'basis', 'state', 'audience', 'beneficiary', 'cite'] as const;

/** Heads met before by their clauses: a remedy of a policy has one list of them in all its answers. */
const heads = new WeakMap<object, { readonly head: Head; readonly kept: KeptText }[]>();

/** Adds a remedy as `JSON.stringify` writes it. Its head is the same for many cases, amounts and dates are the case's own. */
export function writeRemedy(remedy: RemedyDecision, lines: JsonLines): void {
  const kept = keptText(remedy);
  if (kept !== undefined) return lines.again(kept, () => JSON.stringify(remedy));
  if (!beginsWithHead(remedy)) return lines.text(JSON.stringify(remedy));
  const known = headOf(remedy);
  lines.again(known.kept, () => JSON.stringify(known.head).slice(0, -1));
  let position = 0;
  let key: keyof RemedyDecision;
  for (key in remedy) {
    position += 1;
    if (position <= HEAD.length) continue;
    if (remedy[key] === undefined) continue;
    lines.text(',"');
    lines.text(key);
    lines.text('":');
    writeOwn(remedy, key, lines);
  }
  lines.text('}');
}

function writeOwn(remedy: RemedyDecision, key: keyof RemedyDecision, lines: JsonLines): void {
  switch (key) {
    case 'amount':
    case 'total':
    case 'totalMin':
    case 'totalMax':
      return writeMoney(remedy[key], lines);
    case 'payer':
    case 'due':
    case 'lastDay':
      return lines.string(remedy[key] ?? '');
    default:
      return lines.text(JSON.stringify(remedy[key]));
  }
}

function writeMoney(money: MoneyJson | undefined, lines: JsonLines): void {
  if (money === undefined) return;
  lines.text('{"amount":');
  lines.string(money.amount);
  lines.text(',"currency":');
  lines.string(money.currency);
  lines.text('}');
}

function beginsWithHead(remedy: RemedyDecision): boolean {
  let position = 0;
  for (const key in remedy) {
    if (key !== HEAD[position]) return false;
    position += 1;
    if (position === HEAD.length) return true;
  }
  return false;
}

function headOf(remedy: RemedyDecision): { readonly head: Head; readonly kept: KeptText } {
  const met = heads.get(remedy.cite) ?? [];
  for (const one of met) if (HEAD.every((key) => one.head[key] === remedy[key])) return one;
  const { id, kind, basis, state, audience, beneficiary, cite } = remedy;
  const made = {
    head: { id, kind, basis, state, audience, beneficiary, cite },
    kept: { bytes: undefined },
  };
  heads.set(cite, [...met, made]);
  return made;
}
