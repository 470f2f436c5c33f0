import { createRouter } from 'sv-router';
import StoredCasePage from './case/StoredCasePage.svelte';
import DecidePage from './decide/DecidePage.svelte';
import MissingPage from './shell/MissingPage.svelte';

export const { navigate, route } = createRouter({
  '/': DecidePage,
  '/decide/:policy': DecidePage,
  '/cases/:case': StoredCasePage,
  '/policies': () => import('./policy/PolicyPage.svelte'),
  '/policies/:policy': () => import('./policy/PolicyPage.svelte'),
  '*': MissingPage,
});
