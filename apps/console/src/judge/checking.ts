/** What only a text needs that is being edited; the worker fetches it with the first one. */
export { extendsOf, lint, originsOf, policySchema, Sections, TableChecker } from '@redress/policy';
export { ownTests } from './own-tests.js';
export { vocabularyOf } from './vocabulary.js';
