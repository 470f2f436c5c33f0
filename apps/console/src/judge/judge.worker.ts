import { policySchema } from '@redress/policy';
import type { Call, Reply } from './calls.js';
import { Judge } from './judge.js';
import { withPatterns } from './patterns.js';
import { wordsIn } from './words.js';

let judge = new Judge({});

function answer(call: Call): unknown {
  switch (call.name) {
    case 'open':
      judge = new Judge(call.ask);
      return true;
    case 'study':
      return judge.study(call.ask);
    case 'decide':
      return judge.decide(call.ask);
    case 'forget':
      judge.forget(call.ask);
      return true;
    case 'schema':
      return policySchema();
  }
}

async function reply(call: Call): Promise<Reply> {
  try {
    if (call.name === 'decide') await wordsIn(call.ask.question.locale);
    return { answer: await withPatterns(() => answer(call)) };
  } catch (error) {
    return { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<Call>) => {
  void reply(data).then((message) => postMessage(message));
});
