import type { Check } from './scope.js';

/** Time zones that do not exist. An offset is none: it knows no summer time. */
export const checkZones: Check = ({ document, report }) => {
  if (!isZone(document.zone)) report('unknown-zone', { zone: document.zone }, document, 'zone');
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
