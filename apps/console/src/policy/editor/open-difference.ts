import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { look } from './look.js';

export interface DifferenceOptions {
  readonly before: string;
  readonly after: string;
  readonly label: string;
  readonly phrases: Readonly<Record<string, string>>;
}

/** Shows what changed from one text to another, line by line, what is alike folded away. Returns how to close it. */
export function openDifference(
  host: HTMLElement,
  { before, after, label, phrases }: DifferenceOptions,
): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: after,
      extensions: [
        lineNumbers(),
        look,
        EditorState.readOnly.of(true),
        EditorState.phrases.of(phrases),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        unifiedMergeView({
          original: before,
          mergeControls: false,
          collapseUnchanged: { margin: 3, minSize: 6 },
        }),
      ],
    }),
  });
  return () => view.destroy();
}
