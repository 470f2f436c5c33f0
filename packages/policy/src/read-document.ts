import type { Reporter } from './catalogue/index.js';
import { policy } from './construct/policy.js';
import type { PolicyDocument } from './document.js';
import { Places } from './places.js';
import { locate } from './read/locate.js';
import type { Sections } from './read/sections.js';
import { straysOf, type Strays } from './read/strays.js';
import { keyTakers } from './schema.js';

export interface ReadDocument {
  /** Present if every part of the text could be typed; unknown and repeated keys are left out of it. */
  readonly document?: PolicyDocument;
  /** Where everything in the document stands. */
  readonly places: Places;
  /** Keys at the top that a policy does not have; what is said of them stands first among the findings. */
  readonly strays: Strays;
}

/** Types the text of a policy, YAML or JSON, and reports what is wrong with it; never throws by itself. */
export function readDocument(text: string, report: Reporter, sections?: Sections): ReadDocument {
  const places = new Places();
  const tree = locate(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text, report, sections);
  const strays = straysOf(tree, policy.keys);
  const document = tree && policy.read(tree, { report, places, elsewhere: keyTakers() });
  return { ...(document === undefined ? {} : { document }), places, strays };
}

const BYTE_ORDER_MARK = '\ufeff';
