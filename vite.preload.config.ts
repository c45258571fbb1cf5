import { defineConfig } from 'vite';

/** The preload script: one CommonJS file, as a sandboxed preload can require nothing but Electron itself. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/electron/preload',
    emptyOutDir: true,
    target: 'es2024',
    minify: false,
    sourcemap: true,
    lib: { entry: 'electron/preload/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
