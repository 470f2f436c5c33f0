import type { Finding } from '@redress/policy';
import type { ColumnUse, EventMapping, GroupBy, LookupSource, Mapping, Value } from './mapping.js';
import { type Entry, MappingText, type TextNode } from './mapping-text.js';
import { ValueReader } from './read-value.js';
import { readTexts, readTimeOfDay, readZone } from './value-options.js';

/**
 * Reads the text of a mapping (YAML or JSON). `file` is only named in findings. Either everything in it is
 * understood and `mapping` is there, or `findings` say with line and column what is not.
 */
export function readMapping(
  text: string,
  file: string,
): { readonly mapping?: Mapping; readonly findings: readonly Finding[] } {
  const source = new MappingText(text, file);
  const mapping = source.root === undefined ? undefined : mappingOf(source, source.root);
  return mapping !== undefined && source.findings.length === 0
    ? { mapping, findings: [] }
    : { findings: source.findings };
}

const KEYS = [
  'mapping', 'title', 'note', 'zone', 'timeOfDay', 'emptyCells', 'lookups', 'groupBy',
  'id', 'receivedAt', 'incidentAt', 'facts', 'events', 'outcome',
] as const; // prettier-ignore

const EVENT_KEYS = ['stage', 'event', 'kind', 'reason', 'due', 'at'] as const;
export const EVENT_KINDS = ['started', 'done', 'paused', 'resumed', 'happened'] as const;

function mappingOf(source: MappingText, root: TextNode): Mapping | undefined {
  const fields = source.fields(root, 'a mapping', KEYS);
  if (fields === undefined) return undefined;
  for (const key of ['mapping', 'id', 'receivedAt', 'facts'] as const) {
    if (!fields.has(key))
      source.report(root, 'key-missing', `the mapping has no \`${key}\``, `add \`${key}\``);
  }
  const optional = <T>(key: (typeof KEYS)[number], read: (at: TextNode) => T | undefined): T | undefined => {
    const field = fields.get(key);
    return field === undefined ? undefined : read(field.value);
  };
  const mapping = optional('mapping', (at) => source.text(at, 'the name of a mapping'));
  for (const key of ['title', 'note'] as const) optional(key, (at) => source.text(at, `\`${key}\``));

  const lookups = optional('lookups', (at) => lookupsOf(source, at)) ?? new Map<string, LookupSource>();
  const columns: ColumnUse[] = [];
  const values = new ValueReader(source, lookups, columns, {
    zone: optional('zone', (at) => readZone(source, at)),
    timeOfDay: optional('timeOfDay', (at) => readTimeOfDay(source, at)),
    emptyCells: optional('emptyCells', (at) => readTexts(source, at, '`emptyCells`')) ?? [],
  });
  const groupBy = optional('groupBy', (at) => groupByOf(source, values, at));
  const id = optional('id', (at) => values.read(at, 'id'));
  const receivedAt = optional('receivedAt', (at) => values.moment(at, 'receivedAt'));
  const incidentAt = optional('incidentAt', (at) => values.moment(at, 'incidentAt'));
  const facts = optional('facts', (at) => named(source, values, at, 'facts', groupBy !== undefined));
  const events = optional('events', (at) => eventsOf(source, values, at)) ?? [];
  const outcome =
    optional('outcome', (at) => named(source, values, at, 'outcome', false)) ?? new Map<string, Value>();

  if (id !== undefined && (id.type === 'money' || id.type === 'list' || id.type === 'instant')) {
    source.report(
      fields.get('id')?.value ?? root,
      'type-mismatch',
      `\`id\` cannot be of type \`${id.type}\``,
      'make it a text',
    );
  }
  if (mapping === undefined || id === undefined || receivedAt === undefined || facts === undefined)
    return undefined;
  return {
    mapping,
    lookups,
    ...(groupBy && { groupBy }),
    id,
    receivedAt,
    ...(incidentAt && { incidentAt }),
    facts,
    events,
    outcome,
    columns,
  };
}

function named(
  source: MappingText,
  values: ValueReader,
  at: TextNode,
  what: string,
  lists: boolean,
): ReadonlyMap<string, Value> | undefined {
  const entries = source.entries(at, `\`${what}\``);
  if (entries === undefined) return undefined;
  const read = new Map<string, Value>();
  for (const { key, value } of entries) {
    const one = lists ? values.listOrValue(value, `${what}.${key}`) : values.read(value, `${what}.${key}`);
    if (one !== undefined) read.set(key, one);
  }
  for (const { key, keyNode } of entries) {
    for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      const parent = key.slice(0, dot);
      if (!read.has(parent)) continue;
      source.report(
        keyNode,
        'name-taken',
        `\`${key}\` lies inside \`${parent}\`, which has a value of its own`,
        'rename one of them',
      );
    }
  }
  return read;
}

function eventsOf(source: MappingText, values: ValueReader, at: TextNode): EventMapping[] | undefined {
  return source.items(at, '`events`')?.flatMap((item, index) => {
    const path = `events.${index + 1}`;
    const fields = source.fields(item, 'an event', EVENT_KEYS);
    if (fields === undefined) return [];
    for (const key of ['kind', 'at'] as const) {
      if (!fields.has(key))
        source.report(item, 'key-missing', `the event has no \`${key}\``, `add \`${key}\``);
    }
    if (!fields.has('stage') && !fields.has('event')) {
      source.report(item, 'key-missing', 'the event names neither `stage` nor `event`', 'add one of them');
    }
    const read = (key: 'stage' | 'event' | 'reason'): Value | undefined => {
      const field = fields.get(key);
      return field && values.textOrValue(field.value, `${path}.${key}`);
    };
    const moment = (key: 'due' | 'at'): Value | undefined => {
      const field = fields.get(key);
      return field && values.moment(field.value, `${path}.${key}`);
    };
    const kind = kindOf(source, values, fields.get('kind'), `${path}.kind`);
    const [stage, event, reason, due, happened] = [
      read('stage'),
      read('event'),
      read('reason'),
      moment('due'),
      moment('at'),
    ];
    if (kind === undefined || happened === undefined) return [];
    return [
      {
        kind,
        at: happened,
        ...(stage && { stage }),
        ...(event && { event }),
        ...(reason && { reason }),
        ...(due && { due }),
      },
    ];
  });
}

function kindOf(
  source: MappingText,
  values: ValueReader,
  field: Entry | undefined,
  path: string,
): Value | undefined {
  if (field === undefined) return undefined;
  if (!source.isMap(field.value) && source.oneOf(field.value, 'kind of event', EVENT_KINDS) === undefined)
    return undefined;
  return values.textOrValue(field.value, path);
}

function groupByOf(source: MappingText, values: ValueReader, at: TextNode): GroupBy | undefined {
  const fields = source.fields(at, '`groupBy`', ['key', 'order']);
  const key = fields?.get('key');
  if (fields === undefined) return undefined;
  if (key === undefined) {
    source.report(
      at,
      'key-missing',
      '`groupBy` has no `key`',
      'add `key`, the value that the rows of one case share',
    );
    return undefined;
  }
  const order = fields.get('order');
  const value = values.read(key.value, 'groupBy.key');
  const chosen =
    order === undefined ? 'consecutive' : source.oneOf(order.value, 'order of rows', ['consecutive', 'any']);
  return value === undefined || chosen === undefined ? undefined : { key: value, order: chosen };
}

function lookupsOf(source: MappingText, at: TextNode): ReadonlyMap<string, LookupSource> | undefined {
  const entries = source.entries(at, '`lookups`');
  if (entries === undefined) return undefined;
  const lookups = new Map<string, LookupSource>();
  for (const { key: name, value } of entries) {
    const fields = source.fields(value, 'a lookup', ['file', 'key', 'rows']);
    if (fields === undefined) continue;
    const [file, key, rows] = [fields.get('file'), fields.get('key'), fields.get('rows')];
    if (rows !== undefined && file === undefined && key === undefined) {
      const read = inlineRows(source, rows.value);
      if (read !== undefined) lookups.set(name, { kind: 'rows', rows: read });
    } else if (rows === undefined && file !== undefined && key !== undefined) {
      const [path, column] = [
        source.text(file.value, 'the file of a lookup'),
        source.text(key.value, 'the key of a lookup'),
      ];
      if (path !== undefined && !plainFileName(path)) {
        source.report(
          file.value,
          'path-refused',
          `\`${path}\` is not a plain file name`,
          'name a file that lies directly in the folder of lookups',
        );
      } else if (path !== undefined && column !== undefined)
        lookups.set(name, { kind: 'file', file: path, key: column });
    } else {
      source.report(
        value,
        'shape-wrong',
        `the lookup \`${name}\` is neither a file nor a table`,
        'give `file` and `key`, or `rows` alone',
      );
    }
  }
  return lookups;
}

/** A mapping comes from anywhere; it must not be able to read files beyond the folder it was given. */
function plainFileName(path: string): boolean {
  return /^[^/\\\0]+$/.test(path) && path !== '.' && path !== '..';
}

function inlineRows(
  source: MappingText,
  at: TextNode,
): ReadonlyMap<string, ReadonlyMap<string, string>> | undefined {
  const entries = source.entries(at, '`rows`');
  if (entries === undefined) return undefined;
  return new Map(
    entries.map(({ key, value }) => {
      const cells = source.entries(value, `the row \`${key}\``) ?? [];
      return [
        key,
        new Map(cells.map((cell) => [cell.key, String(source.scalar(cell.value, `\`${cell.key}\``) ?? '')])),
      ];
    }),
  );
}
