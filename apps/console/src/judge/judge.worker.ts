import type { Call, Calls, Reply } from './calls.js';
import type * as Checking from './checking.js';
import { Judge } from './judge.js';
import { withLateParts } from './late.js';
import { messagesIn } from './messages.js';

let judge = new Judge({});

async function answer(call: Call): Promise<unknown> {
  switch (call.name) {
    case 'open':
      judge = new Judge(call.ask);
      return true;
    case 'publish':
      return withLateParts(() => judge.publish(call.ask));
    case 'study': {
      const checking = await import('./checking.js');
      await giveParents(call.ask, checking);
      return withLateParts(() => judge.study(call.ask, checking));
    }
    case 'decide': {
      const messages = await messagesIn[call.ask.question.locale]();
      if (judge.lacksAirports(call.ask.place)) await giveAirports();
      return withLateParts(() => judge.decide(call.ask, messages));
    }
    case 'test': {
      const checking = await import('./checking.js');
      if (judge.lacksAirports(call.ask)) await giveAirports();
      return withLateParts(() => judge.test(call.ask, checking));
    }
    case 'prove': {
      const { proven } = await import('./proving.js');
      if (judge.lacksAirports(call.ask)) await giveAirports();
      return withLateParts(() => judge.prove(call.ask, proven));
    }
    case 'origins': {
      const { originsOf } = await import('./checking.js');
      return judge.origins(call.ask, originsOf);
    }
    case 'grids': {
      const { gridsOf } = await import('./grids.js');
      return judge.grids(call.ask, gridsOf);
    }
    case 'forget':
      judge.forget(call.ask);
      return true;
    case 'schema':
      return (await import('./checking.js')).policySchema();
  }
}

/** What cannot be had counts as missing in this reading; the next one asks again. */
async function giveParents(ask: Calls['study']['ask'], checking: typeof Checking): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const lacking = judge.lacksParents(ask, checking).filter(({ id }) => !tried.has(id));
    if (lacking.length === 0) return;
    const { fetchParent } = await import('../server/parents.js');
    await Promise.all(
      lacking.map(async ({ id, pin }) => {
        tried.add(id);
        const text = await fetchParent(id, pin).catch(() => undefined);
        if (text !== undefined) judge.takeParent(id, text);
      }),
    );
  }
}

/** Out of reach of the server the case is decided without, and says so; the next one asks again. */
async function giveAirports(): Promise<void> {
  const { fetchAirports } = await import('../server/airports.js');
  const answered = await fetchAirports().catch(() => 'out of reach' as const);
  if (answered !== 'out of reach') judge.takeAirports(answered);
}

async function reply(call: Call): Promise<Reply> {
  try {
    return { answer: await answer(call) };
  } catch (error) {
    return { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<Call>) => {
  void reply(data).then((message) => postMessage(message));
});
