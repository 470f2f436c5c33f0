export { allocate, splitEvenly } from './allocation.js';
export { convert, type Direction } from './conversion.js';
export { currencies, currency, digitsOf, isCurrency, minorUnitsPer, type CurrencyCode } from './currency.js';
export { dateText, dayNumber } from './day-number.js';
export { MoneyError, type MoneyErrorCode } from './money-error.js';
export { money, Money, type MoneyJson } from './money.js';
export { percentOf } from './percentage.js';
export { RateTable, type Exchanged, type Quotation } from './rate-table.js';
export { readRates, type Rate } from './rate.js';
export { Rational, type Order } from './rational.js';
export { readMoney, type ReadMoneyOptions } from './read-money.js';
export {
  readRounding,
  round,
  roundToInteger,
  roundToMultiple,
  ROUNDING_MODES,
  type Rounding,
  type RoundingMode,
} from './rounding.js';
