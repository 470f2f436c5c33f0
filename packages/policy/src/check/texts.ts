import { LOCALES } from '../text.js';
import type { Check, Scope } from './scope.js';

/** Texts that lack a language, and what customers read by its bare id because it has no title. */
export const checkTexts: Check = (scope) => {
  for (const { text, label } of scope.survey.texts) {
    const missing = LOCALES.filter((locale) => text[locale] === undefined);
    if (missing.length === 0) continue;
    scope.report('translation-missing', { label, missing: missing.join(', ') }, text);
  }
  checkTitles(scope);
};

function checkTitles({ document, report }: Scope): void {
  for (const remedy of document.remedies) {
    if (remedy.audience !== 'customer' || remedy.title !== undefined) continue;
    report('title-missing', { label: `remedy \`${remedy.id}\`` }, remedy, 'id');
  }
  for (const stage of document.stages) {
    if (stage.title === undefined) report('title-missing', { label: `stage \`${stage.id}\`` }, stage, 'id');
  }
  const listed = new Set(document.checklists.flatMap(({ facts, evidence }) => [...facts, ...evidence]));
  for (const name of listed) {
    if (document.facts.get(name)?.title !== undefined || !document.facts.has(name)) continue;
    report('title-missing', { label: `fact \`${name}\`` }, document.facts, name);
  }
}
