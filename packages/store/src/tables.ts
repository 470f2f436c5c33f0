import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/*
 * Every row but those of `clients` belongs to a client. Instants are epoch milliseconds. Columns that lists filter by
 * stand before the long ones, so that looking at them does not read the long ones.
 */

const client = () =>
  text()
    .notNull()
    .references(() => clients.id);

export const clients = sqliteTable('clients', {
  id: text().primaryKey(),
  createdAt: integer().notNull(),
});

/**
 * Frozen texts of policies; numbers count up from 1 for each policy. Rows are added, never changed, but that the period of
 * one from before it was noted is filled in.
 */
export const policyVersions = sqliteTable(
  'policy_versions',
  {
    client: client(),
    policy: text().notNull(),
    number: integer().notNull(),
    effectiveHash: text().notNull(),
    sourceHash: text().notNull(),
    origin: text({ enum: ['shipped', 'edited'] }).notNull(),
    title: text({ mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
    why: text().notNull(),
    /** The days on which it is in force, half-open, as `YYYY-MM-DD`; null where it says no end on that side. */
    effectiveFrom: text(),
    effectiveTo: text(),
    /** The zone (IANA) of those days; null where nobody has read the period yet. */
    zone: text(),
    source: text().notNull(),
    /** The texts it stood on when it was frozen; null where it stands on none. */
    layers: text({ mode: 'json' }).$type<readonly LayerRow[]>(),
  },
  (table) => [primaryKey({ columns: [table.client, table.policy, table.number] })],
);

/** A policy that another one stands on, as it was. */
export interface LayerRow {
  readonly id: string;
  readonly version: string;
  readonly file: string;
  readonly text: string;
}

/** The versions that new cases may be decided by: of those in force on the day of a receipt the one with the last turn. */
export const policyInUse = sqliteTable(
  'policy_in_use',
  {
    client: client(),
    policy: text().notNull(),
    number: integer().notNull(),
    /** Counts up with each version of the policy that is put in use, also one that was in use before. */
    turn: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.client, table.policy, table.number] })],
);

export const drafts = sqliteTable(
  'drafts',
  {
    client: client(),
    policy: text().notNull(),
    base: integer().notNull(),
    etag: text().notNull(),
    savedAt: integer().notNull(),
    by: text().notNull(),
    source: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.client, table.policy] })],
);

/** Calendars that decisions were made by, by the hash those decisions name: `{name: document}`. */
export const calendars = sqliteTable(
  'calendars',
  {
    client: client(),
    hash: text().notNull(),
    documents: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.client, table.hash] })],
);

/** Tables of airports that decisions were made by, by their hash: the documents, with where they come from. */
export const airports = sqliteTable(
  'airports',
  {
    client: client(),
    hash: text().notNull(),
    document: text({ mode: 'json' }).$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.client, table.hash] })],
);

export const attestations = ['pending', 'confirmed', 'disputed'] as const;

export const cases = sqliteTable(
  'cases',
  {
    client: client(),
    /** `seq` of the event of its creation: the order of lists. */
    seq: integer().notNull(),
    id: text().notNull(),
    policy: text().notNull(),
    version: integer().notNull(),
    attestation: text({ enum: attestations }).notNull(),
    /** How many outputs are undetermined. */
    undetermined: integer().notNull(),
    receivedAt: integer(),
    createdAt: integer().notNull(),
    createdBy: text().notNull(),
    sourceHash: text().notNull(),
    effectiveHash: text().notNull(),
    calendarHash: text().notNull(),
    /** `none` where none was looked up in; null in rows from before it was noted. */
    airportsHash: text(),
    receivedText: text(),
    at: text().notNull(),
    classification: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
    /** What the witness says otherwise. */
    disputes: text({ mode: 'json' }).$type<readonly unknown[]>().notNull(),
    rates: text({ mode: 'json' }).$type<readonly unknown[]>().notNull(),
    /** JSON as it is hashed into the history. */
    case: text().notNull(),
    decision: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.client, table.seq] }),
    uniqueIndex('cases_id').on(table.client, table.id),
    // Holds every column a list filters by: a rare combination is found without touching the rows.
    index('cases_list').on(
      table.client,
      table.seq,
      table.policy,
      table.version,
      table.attestation,
      table.undetermined,
      table.receivedAt,
      table.id,
    ),
    index('cases_attestation').on(table.attestation, table.client, table.seq),
  ],
);

/** The classification of a case once more, a row a field, for lists that filter by it. */
export const caseFields = sqliteTable(
  'case_fields',
  { client: client(), field: text().notNull(), value: text().notNull(), seq: integer().notNull() },
  (table) => [primaryKey({ columns: [table.client, table.field, table.value, table.seq] })],
);

/** Requests that were answered, by the key their sender gave them. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    client: client(),
    key: text().notNull(),
    /** SHA-256 of what was asked. */
    requestHash: text().notNull(),
    /** What came of it, as an event's subject names it. */
    subject: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.client, table.key] })],
);

/** The history of a client, append-only; each event holds the hash of the one before. */
export const events = sqliteTable(
  'events',
  {
    client: client(),
    seq: integer().notNull(),
    at: integer().notNull(),
    actor: text().notNull(),
    verb: text().notNull(),
    subject: text().notNull(),
    payload: text({ mode: 'json' }).$type<unknown>().notNull(),
    prevHash: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.client, table.seq] }),
    index('events_subject').on(table.client, table.subject, table.seq),
  ],
);
