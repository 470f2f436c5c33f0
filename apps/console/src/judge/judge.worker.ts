import type { Call, Reply } from './calls.js';
import { Judge } from './judge.js';
import { messagesIn } from './messages.js';
import { withPatterns } from './patterns.js';

let judge = new Judge({});

async function answer(call: Call): Promise<unknown> {
  switch (call.name) {
    case 'open':
      judge = new Judge(call.ask);
      return true;
    case 'publish':
      return withPatterns(() => judge.publish(call.ask));
    case 'study': {
      const checking = await import('./checking.js');
      return withPatterns(() => judge.study(call.ask, checking));
    }
    case 'decide': {
      const messages = await messagesIn[call.ask.question.locale]();
      return withPatterns(() => judge.decide(call.ask, messages));
    }
    case 'forget':
      judge.forget(call.ask);
      return true;
    case 'schema':
      return (await import('./checking.js')).policySchema();
  }
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
