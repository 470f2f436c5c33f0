import type { Check } from './scope.js';

/** Terms without words, and words that a term both lists and excludes. */
export const checkTerms: Check = ({ document, report }) => {
  for (const [term, { zh, en, not }] of document.terms) {
    const forms = [...zh, ...en];
    if (forms.length === 0 || [...forms, ...not].some((form) => form.trim() === '')) {
      report('term-empty', { term }, document.terms, term);
    }
    const listed = new Set(forms.map((form) => form.trim().toLowerCase()));
    not.forEach((form, index) => {
      if (listed.has(form.trim().toLowerCase())) report('term-excluded', { term, form }, not, index);
    });
  }
};
