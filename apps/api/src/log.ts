import { pino } from 'pino';
import type { Report } from './app.js';
import type { Answered } from './metrics.js';
import type { LogLevel } from './settings.js';

export interface Log {
  readonly answered: (answered: Answered & { readonly requestId: string }) => void;
  readonly failure: (
    failure: Omit<Parameters<Report>[0], 'requestId'> & { readonly requestId?: string },
  ) => void;
}

/**
 * The log, JSON lines on standard error. Of a request it keeps address pattern, status and time: no query, header or body
 * ever gets in, and what might carry a secret or a person is cut out all the same.
 */
export function openLog(level: LogLevel): Log {
  const logger = pino(
    {
      level,
      base: null,
      redact: ['*.authorization', '*.cookie'],
    },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    answered: (answered) => logger[answered.status >= 500 ? 'warn' : 'info'](answered),
    failure: ({ requestId, error }) => logger.error({ requestId, error: described(error) }),
  };
}

/** Messages of drizzle hold the parameters of a statement, which are what people wrote: of those, the cause is kept. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isStatement = error.message.startsWith('Failed query');
  if (isStatement) return `a statement failed: ${described(error.cause)}`;
  return error.stack ?? error.message;
}
