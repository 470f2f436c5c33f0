import { Console, goToLine } from '../journeys/console.js';
import { pressKeys, type Keystroke } from './console/keystrokes.js';
import { airlineWithApprovals } from './console/policy-of-rules.js';
import { median } from './measure.js';
import { atMost, type Part } from './report.js';

const RULES = 300;
const CYCLES = 10;
const WARM_CYCLES = 3;

/** Typing in the editor of the built console, in a real browser, with the case beside decided anew at each key. */
export async function consolePart(): Promise<{ part: Part; results: readonly Keystroke[] }> {
  const redress = await Console.start();
  try {
    await saveDraft(redress.address);
    const { page } = await redress.visit('/policies/airline');
    await page
      .locator('section.beside')
      .getByRole('combobox')
      .selectOption('our own delay is paid once, told or not');
    await page.locator('section.beside').getByText('CNY 200.00').first().waitFor();
    await goToLine(page, 'delayCash:', 1);
    await pressKeys(page, WARM_CYCLES);
    const results = await pressKeys(page, CYCLES);
    return { part: partOf(results), results };
  } finally {
    await redress.stop();
  }
}

function partOf(results: readonly Keystroke[]): Part {
  const tasks = results.map(({ longestTask }) => longestTask);
  const cpu = results.map(({ longestTaskCpu }) => longestTaskCpu);
  const findings = results.flatMap((one) => one.findings ?? []);
  const decision = results.flatMap((one) => one.decision ?? []);
  const row = (name: string, values: readonly number[]) =>
    [name, median(values), quantile(values, 0.95), Math.max(...values)] as const;
  return {
    title: `Console: ${results.length} keys in the text of a policy of ${RULES} rules`,
    tables: [
      {
        caption: 'milliseconds a key',
        columns: ['', 'median', 'p95', 'worst'],
        rows: [
          row('longest task of the main thread', tasks),
          row('the same, its own CPU', cpu),
          row('key to findings on the screen', findings),
          row('key to decision on the screen', decision),
        ],
      },
    ],
    remarks: ['the browser, the server and this process share the machine'],
    targets: [
      // By CPU: beside other work a task of two milliseconds stands on the clock as twenty.
      atMost('longest task of the main thread, its CPU, worst', Math.max(...cpu), 16, ' ms'),
      atMost('findings, p95', quantile(findings, 0.95), 150, ' ms'),
      atMost('decision, p95', quantile(decision, 0.95), 150, ' ms'),
    ],
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Leaves the text of 300 rules as the draft of the airline; the shipped version decides beside it. */
async function saveDraft(address: string): Promise<void> {
  const { rules } = (await (await fetch(`${address}/v1/policies/airline`)).json()) as { rules: number };
  const response = await fetch(`${address}/v1/policies/airline/draft`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-none-match': '*' },
    body: JSON.stringify({ source: airlineWithApprovals(RULES - rules), base: 1 }),
  });
  const { findings } = (await response.json()) as { findings?: readonly { severity: string }[] };
  if (!response.ok || findings?.some(({ severity }) => severity === 'error') !== false)
    throw new Error(
      `the draft was answered ${response.status} with ${JSON.stringify(findings?.slice(0, 3))}`,
    );
}
