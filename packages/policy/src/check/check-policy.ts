import { collectFindings } from '../catalogue/index.js';
import type { PolicyDocument } from '../document.js';
import type { Finding } from '../finding.js';
import type { Sources } from '../layers/sources.js';
import type { Places } from '../places.js';
import type { Policy } from '../policy.js';
import type { TableChecker } from '../table/table-checker.js';
import { checkAmounts } from './amounts.js';
import { checkBareAmounts } from './bare-amounts.js';
import { checkBetterThanLaw } from './better-than-law.js';
import { checkBindings } from './bindings.js';
import { checkCalendars, type KnownCalendars } from './calendars-known.js';
import { checkClocks } from './clocks.js';
import { checkConditionShapes } from './condition-shapes.js';
import { checkContradictions } from './contradictions.js';
import { checkCurrencies } from './currencies.js';
import { checkEditions } from './editions.js';
import { checkFacts } from './facts.js';
import { checkFields } from './fields.js';
import { checkIds } from './ids.js';
import { tellInheritedAmounts, type InheritedAmount } from './inherited-amounts.js';
import { checkLateChain } from './late-chain.js';
import { checkLeafTypes } from './leaf-types.js';
import { checkNamesKnown } from './names-known.js';
import { checkNotices } from './notices.js';
import { checkOptions } from './options.js';
import { checkParties } from './parties.js';
import { checkReadingForward } from './reading-forward.js';
import { checkRemedies } from './remedies.js';
import { policyOf, resolve } from './resolve.js';
import type { Check, Report, Scope } from './scope.js';
import { checkShadowed } from './shadowed.js';
import { SwitchedOff } from './switched-off.js';
import { checkTables } from './tables.js';
import { checkTerms } from './terms.js';
import { checkTests } from './tests.js';
import { checkTexts } from './texts.js';
import { checkUsage } from './usage.js';
import { checkValues } from './values.js';
import { checkZones } from './zones.js';

export interface CheckContext {
  /** Where the policy was read from, for its findings. */
  readonly file: string;
  readonly calendars: KnownCalendars;
  /** Names that are declared where nothing is read: that they are unknown only follows from that. */
  readonly misplaced?: ReadonlySet<string>;
  /** Remembers tables from one check to the next; whoever checks a text as it is typed keeps one. */
  readonly tables?: TableChecker | undefined;
  /** What the document was made of, for whoever asks where something in it comes from. */
  readonly sources?: Sources | undefined;
}

export interface Checked {
  /** Present unless there is an error among the findings. */
  readonly policy?: Policy;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** Looks through a policy that could be read: resolves its names, orders and types them, and reports all that is wrong at once. */
export function checkPolicy(document: PolicyDocument, places: Places, context: CheckContext): Checked {
  const found = collectFindings(context.file);
  const switchedOff = new SwitchedOff(context.sources);
  const report: Report = (code, parameters, node, key) => {
    const place = places.of(node, key);
    if (isMisplaced(parameters, context.misplaced) || switchedOff.takes(code, parameters, place)) return;
    found.report(code, place, parameters);
  };
  const resolved = resolve(document, report, (from, to) => {
    places.hand(from, to);
    return to;
  });
  const { survey, names } = resolved;
  const toRestate: InheritedAmount[] = [];
  const scope: Scope = {
    document: resolved.document,
    written: document,
    survey,
    names,
    calendars: context.calendars,
    ...otherCurrency(document, places, context.sources),
    restate: (amount) => toRestate.push(amount),
    tables: context.tables,
    report,
  };
  for (const check of CHECKS) check(scope);
  if (context.sources !== undefined) tellInheritedAmounts(scope, places, context.sources, toRestate, report);
  switchedOff.tell(found.report);
  const findings = found.all();
  if (findings.some(({ severity }) => severity === 'error')) return { findings };
  return { policy: policyOf(context.file, resolved, context.sources), findings };
}

function otherCurrency(
  { currency }: PolicyDocument,
  places: Places,
  sources: Sources | undefined,
): Pick<Scope, 'otherCurrency'> {
  const others = new Map([...(sources?.currencies ?? [])].filter(([, one]) => one !== currency));
  if (others.size === 0) return {};
  return { otherCurrency: (node, key) => others.get(places.of(node, key).file ?? '') };
}

/** Findings that look for a name in vain have it, and the nearest one there is, among their parameters. */
function isMisplaced(parameters: object, misplaced: ReadonlySet<string> | undefined): boolean {
  if (misplaced === undefined || misplaced.size === 0 || !('nearest' in parameters)) return false;
  return Object.values(parameters).some(
    (value) => typeof value === 'string' && runsOf(value.split('.')).some((name) => misplaced.has(name)),
  );
}

/** Of `stage.a.b.due` also `a.b`: a placeholder wraps names in words of the language. */
function runsOf(parts: readonly string[]): string[] {
  return parts.flatMap((_, from) =>
    parts.slice(from).map((__, length) => parts.slice(from, from + length + 1).join('.')),
  );
}

const CHECKS: readonly Check[] = [
  checkNamesKnown,
  checkIds,
  checkReadingForward,
  checkCalendars,
  checkZones,
  checkCurrencies,
  checkBareAmounts,
  checkFacts,
  checkBindings,
  checkValues,
  checkEditions,
  checkOptions,
  checkTerms,
  checkLeafTypes,
  checkConditionShapes,
  checkContradictions,
  checkFields,
  checkTables,
  checkShadowed,
  checkAmounts,
  checkRemedies,
  checkClocks,
  checkLateChain,
  checkBetterThanLaw,
  checkNotices,
  checkParties,
  checkTexts,
  checkTests,
  checkUsage,
];
