import { parseDate } from '@redress/calendar';
import type { ValueType } from '@redress/policy';
import type { Value } from '../value.js';

/** Gives the value of what is stated where that is plain to see, else undefined: then it is read in full. */
export type PlainReader = (raw: unknown) => Value;

/**
 * The short way of `readValue` for facts as most cases state them, without a place for a reason why something is no
 * value. Bounds that are not plain numbers are left to the long way.
 */
export function plainReader(
  type: ValueType,
  { min, max }: { readonly min: Value; readonly max: Value },
): PlainReader {
  const [low, high] = [min ?? -Infinity, max ?? Infinity];
  if (typeof low !== 'number' || typeof high !== 'number') return nothing;
  switch (type.kind) {
    case 'boolean':
      return (raw) => (typeof raw === 'boolean' ? raw : undefined);
    case 'text':
      return (raw) => (typeof raw === 'string' ? raw : undefined);
    case 'enum': {
      const { values } = type;
      return (raw) => (typeof raw === 'string' && values.has(raw) ? raw : undefined);
    }
    case 'integer':
      return (raw) =>
        typeof raw === 'number' && Number.isSafeInteger(raw) ? within(raw, low, high) : undefined;
    case 'decimal': {
      const scale = 10 ** Math.min(type.scale ?? MOST_DECIMALS, MOST_DECIMALS);
      return (raw) => (isPlainDecimal(raw, scale) ? within(raw, low, high) : undefined);
    }
    case 'date':
      return (raw) => {
        if (typeof raw !== 'string') return undefined;
        try {
          return within(parseDate(raw), low, high);
        } catch {
          return undefined;
        }
      };
    default:
      return nothing;
  }
}

const nothing: PlainReader = () => undefined;

function within(value: number, low: number, high: number): number | undefined {
  return value >= low && value <= high ? value : undefined;
}

const MOST_DECIMALS = 6;
const LARGEST = 1e8;

/**
 * Whether a number is the double nearest to a whole number of `1 / scale`. Its shortest text then is that decimal, for
 * up to 1e8 and with 6 decimals it has 14 digits, and decimals of up to 15 are told apart by doubles.
 */
function isPlainDecimal(raw: unknown, scale: number): raw is number {
  if (typeof raw !== 'number' || !(Math.abs(raw) <= LARGEST)) return false;
  return Math.round(raw * scale) / scale === raw && !Object.is(raw, -0);
}
