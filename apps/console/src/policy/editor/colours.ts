import { RangeSetBuilder, type Extension } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import { blockAfter, wordsOf } from './words.js';

/** How far above the screen the beginning of a block of text is looked for. */
const linesAbove = 200;

/**
 * Colours the words on the screen. A grammar would be parsed to the end of the text within each key, which takes longer
 * than a frame in a long policy.
 */
export const colours: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = coloursIn(view);
    }

    update({ docChanged, viewportChanged, view }: ViewUpdate) {
      if (docChanged || viewportChanged) this.decorations = coloursIn(view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

const marks = {
  key: Decoration.mark({ class: 'word-key' }),
  text: Decoration.mark({ class: 'word-text' }),
  constant: Decoration.mark({ class: 'word-constant' }),
  comment: Decoration.mark({ class: 'word-comment' }),
};

function coloursIn({ state: { doc }, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let done = 0;
  for (const { from, to } of visibleRanges) {
    const first = Math.max(done + 1, doc.lineAt(from).number);
    const last = doc.lineAt(to).number;
    let block: number | undefined;
    for (let number = Math.max(1, first - linesAbove); number <= last; number += 1) {
      const { text, from: start } = doc.line(number);
      const isBlank = text.trim() === '';
      if (block !== undefined && !isBlank && text.length - text.trimStart().length <= block)
        block = undefined;
      if (block !== undefined || isBlank) continue;
      if (number >= first)
        for (const word of wordsOf(text)) builder.add(start + word.from, start + word.to, marks[word.kind]);
      block = blockAfter(text);
    }
    done = last;
  }
  return builder.finish();
}
