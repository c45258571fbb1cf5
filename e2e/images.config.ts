import base from './playwright.config.ts';

/** Takes the pictures in docs/images: `npm run docs:images`. No test; `npm test` does not run it. */
export default {
  ...base,
  testMatch: 'docsImages.ts',
  projects: [{ name: 'browser', use: { studioKind: 'browserHost' as const } }],
  reporter: [['list']] satisfies typeof base.reporter,
};
