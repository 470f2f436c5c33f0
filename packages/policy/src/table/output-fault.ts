import { CATALOGUE } from '../catalogue/index.js';
import { checkLiteral } from '../check/literal.js';
import type { Report } from '../check/scope.js';
import type { Literal, TableOutput } from '../document.js';

/** Why a row cannot say this for an output, in words; nothing where it can. `currency` is that of a bare amount. */
export function outputFault(
  value: Literal,
  { name, type }: TableOutput,
  currency: string,
): string | undefined {
  if (value === null) return undefined;
  let fault: string | undefined;
  const report: Report = (code, parameters) => {
    fault ??= CATALOGUE[code].message(parameters);
  };
  const fits = checkLiteral(value, type, name, currency, report, {});
  return fits ? undefined : (fault ?? 'it is of another type');
}
