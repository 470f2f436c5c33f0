export { overallOf, type Overall } from './overall.js';
export { decide, type DecideOptions } from './decide.js';
export type * from './decision.js';
export { JsonLines, type TextMemory } from './json-lines.js';
export { writeDecision } from './write-decision.js';
export { differences, type Difference } from './differences.js';
export {
  explain,
  explanationText,
  type Audience,
  type ExplainedDecision,
  type ExplainedLine,
  type ExplainedSection,
  type ExplainOptions,
} from './explain/explain.js';
export { approvalsInWords } from './explain/approvals-in-words.js';
export { customerAnswer, type CustomerAnswer } from './explain/customer-answer.js';
export { letter, notices, type WrittenNotice } from './explain/notices.js';
export { prepare, type Program } from './program.js';
export {
  ENGINE_VERSION,
  recordOf,
  sourcesOf,
  verifyRecord,
  type DecisionRecord,
  type Verification,
} from './record.js';
export { dayOfReceipt, versionAt } from './version-at.js';
export { runTests, type TestResult } from './run-tests.js';
