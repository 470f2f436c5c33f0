/** Why a part of a rules file was not taken, or not as it stood. */
export interface ImportFinding {
  readonly code: ImportCode;
  /** `error`: the rule it stands in is left out. `info`: the rule is there, and this is different. */
  readonly severity: 'error' | 'info';
  /** JSON Pointer (RFC 6901) into the file. */
  readonly where: string;
  readonly message: string;
  readonly hint: string;
}

export type ImportCode = keyof typeof HINTS;

/** What to do about each. */
export const HINTS = {
  'not-rules': 'give a list of rules, or an object with `rules` and, if there are any, `conditions`',
  'wrong-form': 'write it as the documentation of json-rules-engine shows',
  'too-many-rules': 'split the file',
  'too-deep': 'name parts of the condition and refer to them with `condition`',
  'empty-condition': 'leave the rule out, or say when it holds',
  'unknown-condition': 'add it under `conditions`, as `setCondition` would',
  'circular-condition': 'say what one of them means without the other',
  'json-path': 'hand the value over as a fact of its own',
  params: 'hand the value over as a fact of its own',
  'custom-operator': 'use one of the ten operators that json-rules-engine brings along',
  'list-fact': 'declare a list of records and ask `some` of it',
  'value-form': 'compare with a text, a number, a truth value, `null`, a list of these, or `{ "fact": … }`',
  'mixed-types': 'compare a fact with values of one type',
  'event-missing': 'give the rule an event with a type',
  'priority-form': 'give a whole number, 1 or more',
  'fact-renamed': 'hand the fact over by its new name',
  'event-parameters': 'see the comment at the rule',
  'type-guessed': 'check the type of the fact in the policy',
} as const;

export class ImportFindings {
  readonly all: ImportFinding[] = [];

  error(code: ImportCode, where: string, message: string): undefined {
    this.all.push({ code, severity: 'error', where, message, hint: HINTS[code] });
    return undefined;
  }

  info(code: ImportCode, where: string, message: string): void {
    this.all.push({ code, severity: 'info', where, message, hint: HINTS[code] });
  }
}
