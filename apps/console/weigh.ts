import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** What a first visit may fetch of JavaScript, gzipped: the page, one language, and the engine in its worker. */
const limitKilobytes = 200;

/** Weighs the first load of a build, prints it, and fails the build when it is too heavy. */
export function weigh(): Plugin {
  return {
    name: 'weigh',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle);
        const page = new Set<string>();
        const visit = (name: string): void => {
          const file = bundle[name];
          if (file?.type !== 'chunk' || page.has(name)) return;
          page.add(name);
          file.imports.forEach(visit);
        };
        for (const file of files) if (file.type === 'chunk' && file.isEntry) visit(file.fileName);
        const languages = ['en', 'zh-CN', 'zh-TW'].map((name) =>
          files
            .filter(
              (file) => file.fileName.split('/').at(-1)?.startsWith(`${name}-`) === true && !isLate(file),
            )
            .reduce((sum, file) => sum + weightOf(file), 0),
        );
        const workers = files.filter(({ fileName }) => /\/judge\.worker-[^/]*\.js$/.test(fileName));
        const parts = {
          page: files
            .filter(({ fileName }) => page.has(fileName))
            .reduce((sum, file) => sum + weightOf(file), 0),
          language: Math.max(...languages),
          engine: workers.reduce((sum, file) => sum + weightOf(file), 0),
        };
        const total = parts.page + parts.language + parts.engine;
        const listed = Object.entries(parts).map(([name, weight]) => `${name} ${weight.toFixed(1)}`);
        console.log(`first load: ${total.toFixed(1)} kB of JavaScript, gzipped (${listed.join(', ')})`);
        if (!(total <= limitKilobytes)) this.error(`the first load is heavier than ${limitKilobytes} kB`);
      },
    },
  };
}

/** The wordings of findings come with the first one that is read. */
function isLate(file: Rolldown.OutputChunk | Rolldown.OutputAsset): boolean {
  return file.type === 'chunk' && file.facadeModuleId?.includes('/wordings/') === true;
}

function weightOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset): number {
  return gzipSync(file.type === 'chunk' ? file.code : file.source).length / 1000;
}
