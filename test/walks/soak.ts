import { guardedPolicies } from './guarded-policies.js';
import { mutantsOf, watch } from './mutants.js';

/** Takes one thing after the other away from every policy of `configs` and names what no test has noticed. */
for (const { id, document, context } of await guardedPolicies()) {
  const isNoticed = watch(document.tests, context);
  const mutants = mutantsOf(document, context);
  const survivors = mutants.filter((mutant) => !isNoticed(mutant));
  console.log(`${id}: ${mutants.length} mutants, ${survivors.length} unnoticed`);
  for (const { what } of survivors) console.log(`  ${what}`);
  if (survivors.length > 0) process.exitCode = 1;
}
