import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The studio's user interface. Both the desktop shell and the browser host serve it from dist/renderer. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
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
