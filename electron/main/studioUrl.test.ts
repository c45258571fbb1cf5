import { describe, expect, it } from 'vitest';
import { isStudioUrl } from './studioUrl.ts';

describe('isStudioUrl', () => {
  it.each(['dialoom://studio/', 'dialoom://studio/index.html?x#y', 'dialoom://studio'])(
    '%s is ours',
    (url) => {
      expect(isStudioUrl(url)).toBe(true);
    },
  );

  it.each([
    'dialoom://studio:80/',
    'dialoom://studio.evil.example/',
    'dialoom://x@studio.evil/',
    'dialoom:studio',
    'https://studio/',
    'about:blank',
    'studio',
    '',
  ])('%s is not', (url) => {
    expect(isStudioUrl(url)).toBe(false);
  });
});
