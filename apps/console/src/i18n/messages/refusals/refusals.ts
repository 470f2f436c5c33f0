import type { ProblemCode } from '@redress/api/contract';
import type { MoneyErrorCode } from '@redress/money';
import type { CaseErrorCode } from '@redress/policy';

/** Why the server or the engine refuses; `unreachable` when nothing answered. */
export type RefusalCode = ProblemCode | CaseErrorCode | MoneyErrorCode | 'unreachable';

/** What is wrong, then what to do. A code without words does not compile. */
export type Refusals = Readonly<Record<RefusalCode, string>>;
