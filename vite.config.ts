import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { kindIcons } from './scripts/lib/kindIcons.ts';

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
