/** An instant as it crosses the wire where no zone is meant: ISO 8601 in UTC. */
export function instantText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
