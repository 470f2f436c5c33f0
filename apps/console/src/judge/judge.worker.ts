import { policySchema } from '@redress/policy';
import type { Call, Reply } from './calls.js';
import { Judge } from './judge.js';

let judge = new Judge({});

function answer(call: Call): unknown {
  switch (call.name) {
    case 'open':
      judge = new Judge(call.ask);
      return true;
    case 'study':
      return judge.study(call.ask.place, call.ask.source);
    case 'decide':
      return judge.decide(call.ask.place, call.ask.question);
    case 'forget':
      judge.forget(call.ask);
      return true;
    case 'schema':
      return policySchema();
  }
}

function reply(call: Call): Reply {
  try {
    return { answer: answer(call) };
  } catch (error) {
    return { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<Call>) => {
  postMessage(reply(data));
});
