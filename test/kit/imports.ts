import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

/** The specifiers a TypeScript, JavaScript or Svelte file imports, re-exports or loads by a constant `import()`. */
export function readImports(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.svelte')
    ? [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].flatMap(([, script = '']) =>
        importsOf(script),
      )
    : importsOf(text);
}

function importsOf(source: string): string[] {
  const { module } = parseSync('source.ts', source, { sourceType: 'module' });
  const loaded = module.dynamicImports.map(({ moduleRequest }) =>
    source.slice(moduleRequest.start, moduleRequest.end),
  );
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
    ),
    ...loaded.filter((text) => /^(['"]).*\1$/.test(text)).map((text) => text.slice(1, -1)),
  ];
}
