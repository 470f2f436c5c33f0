import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { weigh } from './weigh.js';

const patterns = fileURLToPath(new URL('src/judge/patterns.ts', import.meta.url));

/** Has the rooms take `re2js` from src/judge/patterns.ts, which fetches it when a policy first needs it. */
function latePatterns(): Plugin {
  return {
    name: 'late-patterns',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 're2js' && importer !== patterns ? patterns : null),
  };
}

export default defineConfig({
  plugins: [svelte({ configFile: false }), weigh()],
  worker: { format: 'es', plugins: () => [latePatterns()] },
  server: { proxy: { '/v1': 'http://127.0.0.1:8787' } },
});
