export { IntakeError } from './intake-error.js';
export type { HistoricCase, Mapped, MappedCase, Reason, RejectedRow } from './mapped.js';
