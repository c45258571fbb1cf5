import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { nodeRegistry } from './engine/nodes/index.ts';
import { requestKinds } from './engine/requests/index.ts';

const iconsId = 'virtual:kind-icons';

/**
 * The icons that kinds of node and of request name, and no other of the thousands: a kind brings its icon along by its description
 * alone, and a name that does not exist fails the build.
 */
export function kindIcons(): Plugin {
  const pascal = (name: string) => name.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase());
  return {
    name: 'dialoom-kind-icons',
    resolveId: (id) => (id === iconsId ? `\0${iconsId}` : null),
    load: (id) => {
      if (id !== `\0${iconsId}`) return null;
      const icons = [
        ...[...nodeRegistry.values()].map(({ icon }) => icon),
        ...requestKinds.map(({ describe }) => describe.icon),
      ];
      const names = [...new Set(icons)];
      const imports = names.map((name) => `Icon${pascal(name)}`);
      return [
        `import { ${imports.join(', ')} } from '@tabler/icons-react';`,
        `export const kindIcons = { ${names.map((name, i) => `'${name}': ${imports[i]}`).join(', ')} };`,
      ].join('\n');
    },
  };
}

/** monaco-yaml's worker asks for the editor's half where it was before version 0.53; this is where it is now. */
function movedEditorWorker(): Plugin {
  const now = new URL('node_modules/monaco-editor/esm/vs/internal/common/initialize.js', import.meta.url);
  return {
    name: 'dialoom-moved-editor-worker',
    enforce: 'pre',
    resolveId: (id) => (id === 'monaco-editor/esm/vs/editor/editor.worker.js' ? fileURLToPath(now) : null),
  };
}

/** The studio's user interface. Both the desktop shell and the browser host serve it from dist/renderer. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), kindIcons()],
  worker: { format: 'es', plugins: () => [movedEditorWorker()] },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2024',
    // The content security policy allows neither inline scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Everything is loaded from this machine, and Monaco is large.
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
  },
});
