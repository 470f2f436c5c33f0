import type { Context } from 'hono';
import { ProblemError } from './problem.js';

/** The last handler of an address: whatever reaches it came with another method. */
export function allowOnly(method: 'GET' | 'POST') {
  return (context: Context): never => {
    context.header('allow', method);
    throw new ProblemError(
      'method-not-allowed',
      `\`${context.req.path}\` does not answer ${context.req.method}`,
      {
        hint: `use ${method}`,
      },
    );
  };
}
