import { answer } from '../child.js';
import { costOf } from '../measure.js';
import { openStack } from './compiling.js';

/** The same once, in a process that has done nothing of it before. */
const { merged, resolved, prepared } = await openStack();
const [read, written] = await costOf('the five texts read, merged and typed', merged);
const [compiled] = await costOf('typed again, resolved, prepared, a case decided', () =>
  prepared(resolved(written)),
);
answer([read, compiled]);
