import { createRouter } from 'sv-router';
import DecidePage from './decide/DecidePage.svelte';
import MissingPage from './shell/MissingPage.svelte';

export const { navigate, route } = createRouter({
  '/': DecidePage,
  '/decide/:policy': DecidePage,
  '/cases/:case': () => import('./case/StoredCasePage.svelte'),
  '/policies': () => import('./policy/PolicyPage.svelte'),
  '/policies/:policy': () => import('./policy/PolicyPage.svelte'),
  '/clauses': () => import('./clauses/ClausesPage.svelte'),
  '*': MissingPage,
});
