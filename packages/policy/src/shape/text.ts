import { mismatch, shortened, type Shape } from './shape.js';

/** Text of a certain form: what it is called, how it looks, and one that is right. */
export interface TextForm {
  readonly what: string;
  readonly pattern: RegExp;
  readonly example: string;
}

/** Text of the given form; numbers have to be quoted to be text. */
export function text(form: TextForm): Shape<string> {
  return {
    what: form.what,
    read: (node, reading) => {
      if (node.kind !== 'scalar' || typeof node.value !== 'string') {
        return mismatch(
          node,
          form.what,
          reading,
          quoting(node.kind === 'scalar' ? node.value : undefined, form),
        );
      }
      if (form.pattern.test(node.value)) return node.value;
      reading.report('wrong-form', node.place, {
        text: shortened(node.value),
        expected: form.what,
        example: form.example,
      });
      return undefined;
    },
    schema: () => ({ type: 'string', pattern: form.pattern.source }),
  };
}

/** Any text that is not blank. */
export function prose(what: string): Shape<string> {
  return text({ what, pattern: /\S/u, example: '"some words"' });
}

/** Where quotes alone would not make it right, one that is right says more. */
function quoting(value: unknown, { pattern, example }: TextForm): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return pattern.test(String(value)) ? `put it in quotes: "${value}"` : `write it like ${example}`;
}

/** Any text, also none. */
export function anyText(what: string): Shape<string> {
  return text({ what, pattern: /^/u, example: '"some words"' });
}
