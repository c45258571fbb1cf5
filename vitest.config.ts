import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,electron,renderer,scripts,templates}/**/*.test.{ts,tsx}'],
    environment: 'node',
    maxWorkers: 2,
  },
});
