/** Explanations and letters in a language that is handed in, so that a page need not fetch them all. */
export type { Messages } from './messages.js';
export { milesIn } from './remedy-lines.js';
export { writeExplanation } from './write-explanation.js';
export { writeNotices } from './write-notices.js';
