import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { weigh } from './weigh.js';

const patterns = fileURLToPath(new URL('src/judge/patterns.ts', import.meta.url));

const tables = fileURLToPath(new URL('src/judge/tables.ts', import.meta.url));

/** Has the rooms take `re2js` and tables from src/judge, which fetches them when a policy first needs them. */
function lateParts(): Plugin {
  return {
    name: 'late-parts',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 're2js' && importer !== patterns) return patterns;
      return source.endsWith('/tables/index.js') ? tables : null;
    },
  };
}

const unusedYaml = fileURLToPath(new URL('src/judge/unused-yaml.ts', import.meta.url));
const UNUSED_YAML =
  /(?:\/stringify\/\w+|\/cst-(?:scalar|stringify|visit)|\/yaml-1\.1\/(?:binary|omap|pairs|schema|set|timestamp))\.js$/;

/** Leaves out of `yaml` what no reader of policies asks for. */
function readOnlyYaml(): Plugin {
  return {
    name: 'read-only-yaml',
    enforce: 'pre',
    resolveId: (source, importer) =>
      UNUSED_YAML.test(source) && importer?.includes('/yaml/') === true ? unusedYaml : null,
  };
}

export default defineConfig({
  plugins: [svelte({ configFile: false }), weigh()],
  worker: { format: 'es', plugins: () => [lateParts(), readOnlyYaml()] },
  server: { proxy: { '/v1': 'http://127.0.0.1:8787' } },
});
