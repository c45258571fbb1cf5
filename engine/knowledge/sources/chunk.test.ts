import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugify } from './chunk.ts';

describe('slugify', () => {
  it.each([
    ["What's new?", 'whats-new'],
    ['Größe & Maße', 'große-maße'],
    ['  30 Tage / 60 Tage ', '30-tage-60-tage'],
    ['返品 について', '返品-について'],
    ['?!', ''],
  ])('%s', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it('cuts between words and never exceeds 60 characters', () => {
    expect(slugify('word '.repeat(20))).toBe(Array.from({ length: 12 }, () => 'word').join('-'));
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(slugify(text)).toMatch(/^(?:[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?$/u);
        expect(slugify(text).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
