import type { ExplainedDecision, ExplainedLine } from './explained.js';
import { MESSAGES } from './languages.js';

/** An explanation as plain text for a terminal: headings, below them lines indented by two spaces a level. */
export function explanationText({ title, locale, sections }: ExplainedDecision): string {
  const { clauses } = MESSAGES[locale];
  const lines = (items: readonly ExplainedLine[], depth: number): string[] =>
    items.flatMap(({ text, cite, rule, children }) => {
      const source = [
        ...(cite === undefined ? [] : [clauses(cite.join(', '))]),
        ...(rule === undefined ? [] : [`#${rule}`]),
      ];
      return ['  '.repeat(depth) + [text, ...source].join(' '), ...lines(children, depth + 1)];
    });
  return [title, ...sections.flatMap(({ heading, lines: own }) => ['', heading, ...lines(own, 1)])].join(
    '\n',
  );
}
