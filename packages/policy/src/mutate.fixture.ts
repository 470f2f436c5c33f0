export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A number from 0 to below `end`. */
export type Pick = (end: number) => number;

/** `tree` with one thing in it removed, renamed, doubled, moved or replaced by something else. */
export function mutate(tree: Json, pick: Pick): Json {
  const copy = structuredClone(tree);
  const spots = spotsIn(copy);
  const spot = spots[pick(spots.length)];
  if (spot === undefined) return copy;
  const { owner, key } = spot;
  if (Array.isArray(owner)) mutateList(owner, Number(key), spots, pick);
  else mutateMap(owner, key, spots, pick);
  return copy;
}

interface Spot {
  readonly owner: Json[] | { [key: string]: Json };
  readonly key: string;
}

function spotsIn(tree: Json): Spot[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => [{ owner: tree, key }, ...spotsIn(value)]);
}

function mutateList(owner: Json[], index: number, spots: readonly Spot[], pick: Pick): void {
  const item = owner[index] ?? null;
  const change = [
    () => owner.splice(index, 1),
    () => owner.splice(index, 0, structuredClone(item)),
    () => owner.splice(index, 1, other(item, spots, pick)),
    () => owner.splice(index, 1, ...owner.slice(index + 1, index + 2), item),
  ][pick(4)];
  change?.();
}

function mutateMap(owner: { [key: string]: Json }, key: string, spots: readonly Spot[], pick: Pick): void {
  const value = owner[key] ?? null;
  switch (pick(4)) {
    case 0:
      delete owner[key];
      break;
    case 1:
      delete owner[key];
      owner[renamed(key, spots, pick)] = value;
      break;
    case 2:
      owner[spots[pick(spots.length)]?.key ?? 'key'] = structuredClone(value);
      break;
    default:
      owner[key] = other(value, spots, pick);
  }
}

function renamed(key: string, spots: readonly Spot[], pick: Pick): string {
  return (
    [`${key}s`, key.slice(1), key.toUpperCase(), `${key} `, spots[pick(spots.length)]?.key ?? ''][pick(5)] ??
    key
  );
}

/** Something of another type or content, or something from elsewhere in the tree. */
function other(value: Json, spots: readonly Spot[], pick: Pick): Json {
  const elsewhere = spots[pick(spots.length)];
  const found =
    elsewhere &&
    (Array.isArray(elsewhere.owner)
      ? elsewhere.owner[Number(elsewhere.key)]
      : elsewhere.owner[elsewhere.key]);
  const choices: readonly Json[] = [
    null,
    true,
    0,
    -1,
    2.5,
    '',
    ' ',
    'x',
    '2026-02-30',
    '2026-02-28',
    '1.50',
    {},
    [],
    [null],
    { fact: 'x' },
    structuredClone(found ?? null),
    [structuredClone(value)],
    { x: structuredClone(value) },
    JSON.stringify(value),
  ];
  return choices[pick(choices.length)] ?? null;
}
