import type { YAMLError } from 'yaml';
import type { Reporter } from '../catalogue/index.js';
import type { Place } from '../places.js';
import { misindented } from './indentation.js';

/** Says the parser's first complaint in our words; those after it mostly follow from it. */
export function syntaxError(
  error: YAMLError,
  text: string,
  placeOf: (offset: number) => Place,
  report: Reporter,
): void {
  const place = placeOf(error.pos[0]);
  const near = text.slice(error.pos[0]).split('\n', 1)[0]?.trim().slice(0, 40) ?? '';
  if (error.code === 'TAB_AS_INDENT') report('tab-indentation', place, {});
  else if (error.code === 'MULTIPLE_DOCS') report('several-documents', place, {});
  else {
    const stray = OF_INDENTATION.has(error.code) ? misindented(text, error.pos[0]) : undefined;
    if (stray !== undefined) {
      const { offset, ...told } = stray;
      report('indentation', placeOf(offset), told);
      return;
    }
    const advice = FULL_WIDTH_COLON.test(near) ? FULL_WIDTH : (ADVICE[error.code] ?? inWords(error));
    report('syntax', place, { ...(near === '' ? {} : { near }), ...advice });
  }
}

/** What the parser says of a line that begins in the wrong column. */
const OF_INDENTATION: ReadonlySet<string> = new Set<YAMLError['code']>([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'UNEXPECTED_TOKEN',
]);

type Advice = { readonly problem: string; readonly advice: string };

const ADVICE: { readonly [Code in YAMLError['code']]?: Advice } = {
  BAD_DQ_ESCAPE: {
    problem: 'a backslash in double quotes begins no known character',
    advice: 'write the backslash twice, or use single quotes',
  },
  BAD_INDENT: {
    problem: 'a bracket is not closed, or a line is not indented like its siblings',
    advice: 'close every `[` and `{`, and begin siblings in one column',
  },
  BAD_SCALAR_START: {
    problem: 'text begins with a character that YAML keeps for itself',
    advice: 'put the text in quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: 'a second `:` stands in one line, or the line is indented too far',
    advice: 'put text that contains `: ` in quotes, and begin keys of one map in one column',
  },
  BLOCK_IN_FLOW: {
    problem: 'a comma or a closing bracket is missing',
    advice: 'separate what stands inside `{ }` and `[ ]` by commas',
  },
  MISSING_CHAR: {
    problem: 'a `:` after a key, a comma, a bracket or a closing quote is missing',
    advice: 'write `key: value`, and close what you open',
  },
  MULTILINE_IMPLICIT_KEY: {
    problem: 'a key runs over several lines',
    advice: 'write the key and its `:` in one line, and indent text that continues',
  },
  KEY_OVER_1024_CHARS: {
    problem: 'a key is longer than 1024 characters',
    advice: 'look for a missing line break or quote',
  },
  MULTIPLE_ANCHORS: { problem: 'one thing has two anchors', advice: 'keep one `&name`' },
  BAD_ALIAS: {
    problem: 'an alias or anchor has no usable name',
    advice: 'write `*name` with letters and digits',
  },
  UNEXPECTED_TOKEN: {
    problem: 'this does not belong here',
    advice: 'look for a missing quote, comma or bracket before it, or a wrong indentation',
  },
};

/** A key of the language with the colon of Chinese keyboards. */
const FULL_WIDTH_COLON = /^(?:- +)*["']?[\w.-]+["']?：/u;
const FULL_WIDTH: Advice = {
  problem: 'the colon is a full-width one',
  advice: 'write `:` and a blank instead of the full-width colon',
};

function inWords(error: YAMLError): Advice {
  return {
    problem: error.message.charAt(0).toLowerCase() + error.message.slice(1),
    advice: 'compare the line with the examples in LANGUAGE.md',
  };
}
