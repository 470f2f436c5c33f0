import type { Check } from './scope.js';

/** Time zones that do not exist. An offset is none: it knows no summer time. */
export const checkZones: Check = ({ document, report }) => {
  for (const home of [document, ...document.laws.values()])
    if (!isZone(home.zone)) report('unknown-zone', { zone: home.zone }, home, 'zone');
  for (const { operation } of document.derive.values()) {
    if (operation.kind !== 'localDate' || operation.zone === undefined) continue;
    if (!isZone(operation.zone)) report('unknown-zone', { zone: operation.zone }, operation, 'zone');
  }
};

function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
