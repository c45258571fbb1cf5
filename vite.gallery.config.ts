import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import renderer from './vite.config.ts';

/** The gallery of components, `npm run gallery`. It is not part of the product, and built only for screenshots. */
export default mergeConfig(
  renderer,
  defineConfig({
    server: { open: '/gallery/gallery.html' },
    build: {
      outDir: '../dist/gallery',
      rolldownOptions: { input: fileURLToPath(new URL('renderer/gallery/gallery.html', import.meta.url)) },
    },
  }),
);
