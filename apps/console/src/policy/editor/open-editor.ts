import {
  autocompletion,
  closeBrackets,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Finding, JsonSchema } from '@redress/policy';
import type { Vocabulary } from '../../judge/vocabulary.js';
import { cursorAt } from './cursor.js';
import { look } from './look.js';
import { replacing } from './replacing.js';
import { structure } from './structure.js';
import { suggest } from './suggest.js';

export interface EditorOptions {
  readonly text: string;
  /** Names it for those who do not see it. */
  readonly label: string;
  readonly phrases: Readonly<Record<string, string>>;
  readonly isReadOnly?: boolean;
  readonly onchange?: (text: string) => void;
  /** What completion may offer; asked each time. */
  readonly offer?: () => {
    readonly schema: JsonSchema | undefined;
    readonly vocabulary: Vocabulary | undefined;
  };
}

export interface Editor {
  replace(text: string): void;
  show(findings: readonly Finding[], words: (finding: Finding) => string): void;
  jumpTo(line: number, column: number): void;
  speak(label: string, phrases: Readonly<Record<string, string>>): void;
  close(): void;
}

/**
 * Opens the text of a policy in an element. It stands in a shadow root: there its styles may be sheets of their own,
 * which a page that forbids inline styles allows.
 */
export function openEditor(host: HTMLElement, options: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const spoken = new Compartment();
  let isReplacing = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        basics,
        options.isReadOnly === true
          ? [EditorState.readOnly.of(true)]
          : [history(), autocompletion({ override: [complete(options)] })],
        spoken.of(speech(options.label, options.phrases)),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged && !isReplacing) options.onchange?.(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    replace(text) {
      if (text === view.state.doc.toString()) return;
      isReplacing = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      isReplacing = false;
    },
    show(findings, words) {
      const { doc } = view.state;
      const diagnostics = findings.map((finding): Diagnostic => {
        const from = offsetOf(doc, finding.line, finding.column);
        return {
          from,
          to: endOfWord(doc, from),
          severity: finding.severity,
          message: words(finding),
        };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    jumpTo(line, column) {
      const anchor = offsetOf(view.state.doc, line, column);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    speak(label, phrases) {
      view.dispatch({ effects: spoken.reconfigure(speech(label, phrases)) });
    },
    close: () => view.destroy(),
  };
}

const basics: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  lintGutter(),
  foldGutter(),
  drawSelection(),
  indentUnit.of('  '),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  EditorView.lineWrapping,
  highlightSelectionMatches(),
  structure,
  look,
  keymap.of([
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
    ...defaultKeymap,
  ]),
  replacing,
  // Escape, then Tab leaves the editor, as everywhere else.
  keymap.of([indentWithTab]),
];

function speech(label: string, phrases: Readonly<Record<string, string>>): Extension {
  return [
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  ];
}

function complete({ offer }: EditorOptions): (context: CompletionContext) => CompletionResult | null {
  return ({ state, pos, explicit }) => {
    const { schema, vocabulary } = offer?.() ?? {};
    if (schema === undefined) return null;
    const line = state.doc.lineAt(pos);
    const cursor = cursorAt(linesAround(state.doc), line.number - 1, pos - line.from);
    if (!explicit && cursor.typed === '' && !/[:{[,]\s$/.test(state.sliceDoc(line.from, pos))) return null;
    const options = suggest(cursor, schema, vocabulary).map(({ label, kind, detail }) => ({
      label,
      type: { key: 'property', name: 'variable', value: 'enum' }[kind],
      ...(kind === 'key' && { apply: `${label}: ` }),
      ...(detail !== undefined && { info: detail }),
    }));
    return options.length === 0
      ? null
      : { from: pos - cursor.typed.length, options, validFor: /^[^\s,:{}[\]"']*$/ };
  };
}

function linesAround(doc: Text): string[] {
  return [...doc.iterLines()];
}

function offsetOf(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(from + column - 1, to);
}

function endOfWord(doc: Text, from: number): number {
  const { text, from: start, to } = doc.lineAt(from);
  const word = /^(?:"[^"]*"|'[^']*'|[^\s,:{}[\]]+)/.exec(text.slice(from - start))?.[0].length ?? 1;
  return Math.min(from + word, to);
}
