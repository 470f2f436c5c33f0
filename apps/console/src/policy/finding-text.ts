import { wordFinding, type Finding, type Wording, type Wordings } from '@redress/policy';

/** What is wrong, then what to do; in English until the words of the reader's language are there. */
export function findingText(finding: Finding, wordings: Wordings | undefined): Wording {
  return wordings === undefined ? [finding.message, finding.hint] : wordFinding(finding, wordings);
}

/** Whether it stands in the text of a policy that this one extends. */
export function isElsewhere({ file }: Finding, policy: string): boolean {
  return file.endsWith('.yaml') && file !== `${policy}.yaml`;
}
