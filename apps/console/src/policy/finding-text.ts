import type { Locale } from '@redress/api/contract';
import type { Finding } from '@redress/policy';

/** What is wrong, then what to do. */
export function findingText({ message, hint }: Finding, _locale: Locale): readonly [string, string] {
  return [message, hint];
}
