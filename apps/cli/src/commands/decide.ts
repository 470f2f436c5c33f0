import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  decide,
  decisionText,
  explain,
  explanationText,
  notices,
  recordOf,
  sourcesOf,
  type Decision,
} from '@redress/engine';
import { RateTable } from '@redress/money';
import { LOCALES, type Locale } from '@redress/policy';
import { readArguments, required } from '../arguments.js';
import { failureOf } from '../failure.js';
import { loadPolicy, loadRates, type LoadedPolicy } from '../load-program.js';
import type { Command } from '../main.js';
import { casesOf } from '../open-cases.js';
import { openSink, Progress } from '../terminal.js';
import { UsageError } from '../usage.js';

/** Decides every case of a file by a policy, one answer a line in the order of the file. */
export const decideCommand: Command = async (words, terminal) => {
  const given = readArguments(words, [
    'policy',
    'cases',
    'mapping',
    'at',
    'rates',
    'lookups',
    'encoding',
    'explain',
    'locale',
    'audience',
    'record',
    'fail-on',
  ]);
  const loaded = await loadPolicy(required(given, 'policy'), given.texts.policies ?? 'configs');
  const { program } = loaded;
  const rates = await loadRates(given.texts.rates);
  const table = rates === undefined ? undefined : new RateTable(rates);
  const locale = oneOf('locale', given.texts.locale ?? 'en', LOCALES);
  const audience = oneOf('audience', given.texts.audience ?? 'agent', ['agent', 'customer'] as const);
  const failOnUndetermined =
    given.texts['fail-on'] !== undefined &&
    oneOf('fail-on', given.texts['fail-on'], ['undetermined'] as const) === 'undetermined';
  const isForPeople = terminal.isTerminal && !given.flags.has('json');
  const isExplained = given.flags.has('explain') || isForPeople;
  const records = given.texts.record === undefined ? undefined : openSink(given.texts.record, terminal);
  if (given.texts.record !== undefined && given.texts.record !== '-')
    await writeSources(`${given.texts.record}.sources`, loaded);
  const progress = new Progress(process.stderr.isTTY && !isForPeople, (text) => process.stderr.write(text));
  const started = Date.now();
  let cases = 0;
  let failed = 0;
  let undetermined = 0;
  for await (const batch of await casesOf(given, terminal)) {
    for (const mapped of batch) {
      if (mapped.kind === 'rejected') {
        failed += 1;
        terminal.output.json({
          ...(mapped.id === undefined ? {} : { id: mapped.id }),
          line: mapped.line,
          error: mapped.reason,
        });
        continue;
      }
      cases += 1;
      try {
        const decision = decide(program, mapped.case, {
          at: given.texts.at,
          rates: table,
          explain: isExplained,
        });
        if (decision.undetermined.length > 0) undetermined += 1;
        if (isForPeople)
          terminal.output.line(explanationText(explain(decision, program.policy, { locale, audience })));
        else if (isExplained) terminal.output.json(worded(decision, program.policy, locale, audience));
        else terminal.output.line(decisionText(decision));
        records?.json(recordOf(mapped.case, decision, rates ?? []));
      } catch (error) {
        const { code, message, hint } = failureOf(error);
        failed += 1;
        terminal.output.json({ id: mapped.case.id, line: mapped.line, error: { code, message, hint } });
      }
    }
    await terminal.output.settle();
    await records?.settle();
    if (terminal.output.isClosed) break;
    progress.tell(
      Date.now(),
      () => `${cases} cases, ${Math.round((cases * 1000) / (Date.now() - started))} a second`,
    );
  }
  progress.clear();
  if (records !== terminal.output) await records?.end();
  return failed > 0 || (failOnUndetermined && undetermined > 0) ? 1 : 0;
};

/** The answer with its reasons, and beside it what a reader of this language is told. */
function worded(
  decision: Decision,
  policy: LoadedPolicy['program']['policy'],
  locale: Locale,
  audience: 'agent' | 'customer',
): object {
  return {
    ...decision,
    explanation: explanationText(explain(decision, policy, { locale, audience })),
    letters: notices(decision, policy, { locale }),
  };
}

/** Every policy and calendar once, by its hash, so that records can be decided again. */
async function writeSources(folder: string, { text, program }: LoadedPolicy): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [hash, content] of sourcesOf(program, text))
    await writeFile(join(folder, `${hash}.json`), content);
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError('bad-value', `\`${value}\` is no value of --${name}`, `use ${allowed.join(', ')}`);
}
