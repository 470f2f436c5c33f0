import { formatInstant, type Zone } from '@redress/calendar';

/** A power of two, so that the place of an instant is a mask away. */
const PLACES = 1024;

/**
 * Writes instants as ISO 8601 in one zone. The end of one clock is the start of the next and many cases share a day,
 * so the last texts are kept, each in the one place its instant leads to.
 */
export function instantWriter(zone: Zone): (instant: number) => string {
  const instants = new Float64Array(PLACES).fill(NaN);
  const texts = Array.from({ length: PLACES }, () => '');
  return (instant) => {
    const place = Math.floor(instant / 60_000) & (PLACES - 1);
    if (instants[place] === instant) return texts[place] ?? formatInstant(instant, zone);
    const text = formatInstant(instant, zone);
    instants[place] = instant;
    texts[place] = text;
    return text;
  };
}
