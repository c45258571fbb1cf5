import base from './playwright.config.ts';

/** Only the gallery, without a studio: `npm run gallery:pictures`. */
export default {
  ...base,
  globalSetup: [],
  testMatch: 'gallery.spec.ts',
  projects: [{ name: 'browser' }],
  reporter: [['list']] satisfies typeof base.reporter,
};
