/**
 * Addresses of the pages; the server answers all below `/decide`, `/policies`, `/cases` and `/clauses` with the page. Names of
 * policies and cases may hold any character.
 */
export const addresses = {
  start: '/',
  policies: '/policies',
  clauses: '/clauses',
  decide: (policy: string) => `/decide/${encodeURIComponent(policy)}` as const,
  policy: (policy: string) => `/policies/${encodeURIComponent(policy)}` as const,
  case: (id: string) => `/cases/${encodeURIComponent(id)}` as const,
};
