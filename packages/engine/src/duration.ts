const DURATION = /^P(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8})S)?)?$/;

/**
 * Milliseconds of an ISO 8601 duration of elapsed time such as `PT4H30M` or `P1DT12H`; a day is 24 hours. Years,
 * months and weeks have no fixed length or are written in days. `NaN` for any other text.
 */
export function parseDuration(text: string): number {
  const match = DURATION.exec(text);
  if (match === null || text === 'P') return NaN;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

/** The shortest text that `parseDuration` reads back. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const parts = [
    hours > 0 ? `${hours}H` : '',
    minutes > 0 ? `${minutes}M` : '',
    seconds % 60 > 0 ? `${seconds % 60}S` : '',
  ].join('');
  return `PT${parts === '' ? '0S' : parts}`;
}
