import type { Context } from 'hono';
import type { Report } from '../app.js';
import { problemOf } from '../problem.js';

/** Enough that a network packet is worth its while. */
const pieceLength = 16 * 1024;

/**
 * Answers NDJSON as it is made, no faster than it is read. A failure after the first answers is the last line, as an
 * error that says which answer is the first that is missing.
 */
export function streamAnswers(context: Context, answers: AsyncGenerator<object>, report: Report): Response {
  const encoder = new TextEncoder();
  let given = 0;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = '';
      try {
        while (text.length < pieceLength) {
          const { done, value } = await answers.next();
          if (done === true) {
            if (text !== '') controller.enqueue(encoder.encode(text));
            controller.close();
            return;
          }
          given += 1;
          text += `${JSON.stringify(value)}\n`;
        }
        controller.enqueue(encoder.encode(text));
      } catch (error) {
        controller.enqueue(encoder.encode(`${text}${JSON.stringify(failure(error))}\n`));
        controller.close();
      }
    },
    async cancel() {
      await answers.return(undefined);
    },
  });
  return context.body(stream, 200, { 'content-type': 'application/x-ndjson' });

  function failure(error: unknown) {
    const problem = problemOf(error);
    const requestId = context.get('requestId');
    if (problem === undefined) report({ requestId, error });
    const { code, detail, hint } = {
      code: problem?.code ?? 'internal-error',
      detail: problem?.detail ?? 'the cause is in the server log under the request id',
      hint: problem?.extra.hint,
    };
    return {
      line: given + 1,
      error: { code, message: detail, ...(hint !== undefined && { hint }), requestId },
    };
  }
}
