/** Addresses of the pages; names of policies and cases may hold any character. */
export const addresses = {
  decide: (policy: string) => `/decide/${encodeURIComponent(policy)}` as const,
  policy: (policy: string) => `/policies/${encodeURIComponent(policy)}` as const,
  case: (id: string) => `/cases/${encodeURIComponent(id)}` as const,
};
