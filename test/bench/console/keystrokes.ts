import type { Page } from 'playwright-core';

/** What came of one key, in milliseconds; absent where the key was not meant to change that. */
export interface Keystroke {
  readonly key: string;
  /** From the key event to the frame that shows the new findings. */
  readonly findings?: number;
  /** From the key event to the frame that shows the new decision. */
  readonly decision?: number;
  /** The longest task of the page's main thread until the next key, by the clock and by its own CPU. */
  readonly longestTask: number;
  readonly longestTaskCpu: number;
}

/** Keys that change an amount, break it, mend it and take it back: decision, findings, findings, decision. */
const CYCLE = [
  { key: '5', changes: 'decision' },
  { key: 'x', changes: 'findings' },
  { key: 'Backspace', changes: 'findings' },
  { key: 'Backspace', changes: 'decision' },
] as const;

/** Milliseconds without any change after which the next key is pressed. */
const QUIET = 250;

/**
 * Presses the keys in the editor, which has the focus and the cursor behind an amount that the decision beside shows,
 * and measures each. Tasks come from a trace of the browser, which also tells those shorter than 50 ms.
 */
export async function pressKeys(page: Page, cycles: number): Promise<Keystroke[]> {
  await page.evaluate(watch);
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    // The protocol's own types take every member for a text.
    const told: readonly unknown[] = value;
    events.push(...told.filter(isTraceEvent));
  });
  const isComplete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
      excludedCategories: ['*'],
    },
  });
  const keys = Array.from({ length: cycles }, () => CYCLE).flat();
  const seen: Seen[] = [];
  for (const { key, changes } of keys) {
    await page.keyboard.press(key);
    const until = { wanted: changes, quiet: QUIET };
    seen.push(await page.evaluate(({ wanted, quiet }) => window.keystroke.settled(wanted, quiet), until));
  }
  await session.send('Tracing.end');
  await isComplete;
  const tasks = tasksByKey(events);
  return keys.map(({ key, changes }, index) => {
    const at = seen[index]?.[changes];
    const own = tasks[index];
    if (at === undefined) throw new Error(`key ${index} (${key}) changed no ${changes}`);
    if (own === undefined) throw new Error(`the trace does not hold key ${index}`);
    return {
      key,
      [changes]: at,
      longestTask: Math.max(0, ...own.map(({ dur = 0 }) => dur / 1_000)),
      longestTaskCpu: Math.max(0, ...own.map(({ tdur = 0 }) => tdur / 1_000)),
    };
  });
}

interface Seen {
  readonly findings?: number;
  readonly decision?: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** What has no time is no task. */
function isTraceEvent(value: unknown): value is TraceEvent {
  return typeof value === 'object' && value !== null && 'ts' in value && typeof value.ts === 'number';
}

/** The tasks of the main thread from each key to the next. */
function tasksByKey(events: readonly TraceEvent[]): TraceEvent[][] {
  const marks = events
    .filter(({ name }) => name === 'keystroke')
    .toSorted((first, second) => first.ts - second.ts);
  const [first] = marks;
  const tasks = events.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === first?.pid && tid === first.tid,
  );
  return marks.map(({ ts }, index) => {
    const end = marks[index + 1]?.ts ?? Infinity;
    return tasks.filter((task) => task.ts + (task.dur ?? 0) >= ts && task.ts < end);
  });
}

interface Watch {
  pressed: number;
  last: number;
  seen: { findings?: number; decision?: number };
  note(what: 'findings' | 'decision'): void;
  settled(wanted: keyof Seen, quiet: number): Promise<Seen>;
}

declare global {
  interface Window {
    keystroke: Watch;
  }
}

/**
 * Runs in the page: notes when a key came and when findings and decision changed on the screen. Its functions stand in
 * an object, because tsx wraps named ones in a call that the page does not have.
 */
function watch(): void {
  const keystroke: Watch = {
    pressed: 0,
    last: 0,
    seen: {},
    note(what) {
      keystroke.last = performance.now();
      const { pressed, seen } = keystroke;
      // A message sent by the frame comes when the frame has been drawn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => (seen[what] ??= performance.now() - pressed));
        port1.start();
        port2.postMessage(undefined);
      });
    },
    async settled(wanted, quiet) {
      const { seen } = keystroke;
      while (performance.now() - keystroke.last < (seen[wanted] === undefined ? 5_000 : quiet))
        await new Promise((wait) => setTimeout(wait, 20));
      return seen;
    },
  };
  window.keystroke = keystroke;
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      performance.mark('keystroke');
      keystroke.pressed = timeStamp;
      keystroke.last = performance.now();
      keystroke.seen = {};
    },
    { capture: true },
  );
  const findings = document.querySelector('.findings');
  const decision = document.querySelector('.decision');
  if (findings === null || decision === null) throw new Error('the page shows no findings or no decision');
  const options = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(() => keystroke.note('findings')).observe(findings, options);
  new MutationObserver(() => keystroke.note('decision')).observe(decision, options);
}
