import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Console, goToLine } from '../journeys/console.js';
import { repositoryRoot } from '../kit/repository.js';
import { pressKeys, type Keystroke } from './console/keystrokes.js';
import { airlineWithApprovals } from './console/policy-of-rules.js';
import { median } from './measure.js';
import { atMost, type Part } from './report.js';

const RULES = 300;
const CYCLES = 10;
const WARM_CYCLES = 3;

interface Workload {
  readonly title: string;
  readonly policy: string;
  readonly draft: (address: string) => Promise<string>;
  /** A test of the text, as it is called. */
  readonly sample: string;
  /** What the decision beside shows of the amount behind which the keys are pressed, and the line above that. */
  readonly shown: string;
  readonly above: string;
}

const WORKLOADS: readonly Workload[] = [
  {
    title: `a policy of ${RULES} rules`,
    policy: 'airline',
    draft: async (address) => airlineWithApprovals(RULES - (await rulesOf(address, 'airline'))),
    sample: 'our own delay is paid once, told or not',
    shown: 'CNY 200.00',
    above: 'delayCash:',
  },
  {
    title: 'a client that extends the airline and Regulation 261/2004',
    policy: 'airline-eu',
    draft: async () => clientWithVoucher(),
    sample: 'a delay of four hours is compensated by law, and we apologise',
    shown: 'EUR 30.00',
    above: 'gestureVoucher:',
  },
];

/** Typing in the editor of the built console, in a real browser, with the case beside decided anew at each key. */
export async function consolePart(): Promise<{
  part: Part;
  results: Readonly<Record<string, readonly Keystroke[]>>;
}> {
  const redress = await Console.start();
  try {
    const results: Record<string, readonly Keystroke[]> = {};
    for (const workload of WORKLOADS) results[workload.title] = await typeIn(redress, workload);
    return { part: partOf(results), results };
  } finally {
    await redress.stop();
  }
}

async function typeIn(redress: Console, { policy, draft, sample, shown, above }: Workload) {
  await saveDraft(redress.address, policy, await draft(redress.address));
  const { page, context } = await redress.visit(`/policies/${policy}`);
  await page.locator('section.beside').getByRole('combobox').selectOption(sample);
  await page.locator('section.beside').getByText(shown).first().waitFor();
  await goToLine(page, above, 1);
  await pressKeys(page, WARM_CYCLES);
  const keys = await pressKeys(page, CYCLES);
  await context.close();
  return keys;
}

function partOf(results: Readonly<Record<string, readonly Keystroke[]>>): Part {
  const measured = Object.entries(results).map(([title, keys]) => ({
    title,
    tasks: keys.map(({ longestTask }) => longestTask),
    cpu: keys.map(({ longestTaskCpu }) => longestTaskCpu),
    findings: keys.flatMap((one) => one.findings ?? []),
    decision: keys.flatMap((one) => one.decision ?? []),
  }));
  const row = (name: string, values: readonly number[]) =>
    [name, median(values), quantile(values, 0.95), Math.max(...values)] as const;
  return {
    title: `Console: ${Object.values(results).flat().length} keys in the text of policies`,
    tables: measured.map(({ title, tasks, cpu, findings, decision }) => ({
      caption: `${title}: milliseconds a key`,
      columns: ['', 'median', 'p95', 'worst'],
      rows: [
        row('longest task of the main thread', tasks),
        row('the same, its own CPU', cpu),
        row('key to findings on the screen', findings),
        row('key to decision on the screen', decision),
      ],
    })),
    remarks: ['the browser, the server and this process share the machine'],
    targets: measured.flatMap(({ title, cpu, findings, decision }) => [
      // By CPU: beside other work a task of two milliseconds stands on the clock as twenty.
      atMost(`${title}: longest task of the main thread, its CPU, worst`, Math.max(...cpu), 16, ' ms'),
      atMost(`${title}: findings, p95`, quantile(findings, 0.95), 150, ' ms'),
      atMost(`${title}: decision, p95`, quantile(decision, 0.95), 150, ' ms'),
    ]),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

async function rulesOf(address: string, policy: string): Promise<number> {
  const { rules } = (await (await fetch(`${address}/v1/policies/${policy}`)).json()) as { rules: number };
  return rules;
}

/** The shipped client, with an amount on a line of its own. */
function clientWithVoucher(): string {
  const text = readFileSync(join(repositoryRoot, 'configs/clients/airline-eu/policy.yaml'), 'utf8');
  const changed = text.replace(/^  gestureVoucher: .*$/m, '  gestureVoucher:\n    - money: 30');
  if (changed === text) throw new Error('the client has no gesture voucher any more');
  return changed;
}

/** Leaves a text as the draft of a policy; the shipped version decides beside it. */
async function saveDraft(address: string, policy: string, source: string): Promise<void> {
  const response = await fetch(`${address}/v1/policies/${policy}/draft`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-none-match': '*' },
    body: JSON.stringify({ source, base: 1 }),
  });
  const { findings } = (await response.json()) as { findings?: readonly { severity: string }[] };
  if (!response.ok || findings?.some(({ severity }) => severity === 'error') !== false)
    throw new Error(
      `the draft was answered ${response.status} with ${JSON.stringify(findings?.slice(0, 3))}`,
    );
}
