import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { kindIcons } from './scripts/lib/kindIcons.ts';

/** Replaces the text editor, which does not run in an emulated page. */
function monacoStandIn(): Plugin {
  const file = fileURLToPath(new URL('renderer/gallery/fixtures/monacoStandIn.ts', import.meta.url));
  return {
    name: 'dialoom-monaco-stand-in',
    enforce: 'pre',
    resolveId: (id) => (/^monaco-(editor|yaml)(\/|$)|\.worker\.ts\?worker$/.test(id) ? file : null),
  };
}

/** Component tests: `*.test.tsx` beside the components, rendered in an emulated page. */
export default defineConfig({
  plugins: [kindIcons(), monacoStandIn()],
  resolve: {
    alias: {
      // One file instead of thousands of modules.
      '@tabler/icons-react': fileURLToPath(
        new URL('node_modules/@tabler/icons-react/dist/cjs/tabler-icons-react.cjs', import.meta.url),
      ),
    },
  },
  test: {
    name: 'renderer',
    maxWorkers: 2,
    include: ['renderer/**/*.test.tsx'],
    environment: 'happy-dom',
    setupFiles: ['renderer/gallery/fixtures/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    css: false,
    // Loading Mantine and the studio takes longer than most tests, so the files share it.
    isolate: false,
  },
});
