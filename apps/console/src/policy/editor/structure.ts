import { foldService, getIndentUnit, indentService } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';

/** Folds what is indented below a line, indents a new line below a key without value, and knows comments. */
export const structure: Extension = [
  EditorState.languageData.of(() => [{ commentTokens: { line: '#' } }]),
  foldService.of((state, start) => {
    const { number, text, to } = state.doc.lineAt(start);
    if (isBlank(text)) return null;
    const depth = depthOf(text);
    let end = to;
    for (let below = number + 1; below <= state.doc.lines; below += 1) {
      const line = state.doc.line(below);
      if (isBlank(line.text)) continue;
      if (depthOf(line.text) <= depth) break;
      end = line.to;
    }
    return end > to ? { from: to, to: end } : null;
  }),
  indentService.of(({ state }, at) => depthBelow(state, at)),
];

/** The column at which the line that begins at `at` should begin. */
function depthBelow(state: EditorState, at: number): number {
  for (let number = state.doc.lineAt(at).number; number >= 1; number -= 1) {
    const { text, from } = state.doc.line(number);
    const above = text.slice(0, Math.max(0, at - from));
    if (isBlank(above)) continue;
    return depthOf(above) + (/:\s*(?:#.*)?$/.test(above) ? getIndentUnit(state) : 0);
  }
  return 0;
}

function depthOf(text: string): number {
  return text.length - text.trimStart().length;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
