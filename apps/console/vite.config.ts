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

export default defineConfig({
  plugins: [svelte({ configFile: false }), weigh()],
  worker: { format: 'es', plugins: () => [lateParts()] },
  server: { proxy: { '/v1': 'http://127.0.0.1:8787' } },
});
