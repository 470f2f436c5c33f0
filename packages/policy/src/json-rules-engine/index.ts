export { importJsonRulesEngine, type ImportedRules, type ImportOptions } from './import-rules.js';
export type { ImportFinding } from './import-finding.js';
