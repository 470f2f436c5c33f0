export { insertRows } from './insert-rows.js';
export { openStore, type Store, type Where } from './open-store.js';
export { StoreError, type StoreErrorCode } from './store-error.js';
export * as tables from './tables.js';
export type { Transaction, Write } from './writer.js';
