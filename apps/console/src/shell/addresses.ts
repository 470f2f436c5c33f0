/**
 * Addresses of the pages, behind the `#`: the server need not know them. Names of policies and cases may hold any
 * character.
 */
export const addresses = {
  start: '/#/',
  policies: '/#/policies',
  decide: (policy: string) => `/#/decide/${encodeURIComponent(policy)}` as const,
  policy: (policy: string) => `/#/policies/${encodeURIComponent(policy)}` as const,
  case: (id: string) => `/#/cases/${encodeURIComponent(id)}` as const,
};
