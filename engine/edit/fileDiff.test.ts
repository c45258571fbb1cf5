import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySplices, diffTexts, invertSplices } from './fileDiff.ts';

const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c d\n', 'c e\n', '\n', 'x\r\n', 'tail'), { maxLength: 60 })
  .map((lines) => lines.join(''));

describe('diffTexts', () => {
  it('converts one text into the other and back', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const splices = diffTexts(before, after);
        expect(applySplices(before, splices)).toBe(after);
        expect(applySplices(after, invertSplices(splices))).toBe(before);
        expect(invertSplices(invertSplices(splices))).toEqual(splices);
      }),
      { numRuns: 1000 },
    );
  });

  it('is as small as the edit, even with several far apart', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `line ${i}\n`);
    const after = lines.with(10, 'line ten\n').with(400, 'line four hundred\n').toSpliced(450, 1);
    expect(diffTexts(lines.join(''), after.join(''))).toEqual([
      { at: 75, removed: '10', inserted: 'ten' },
      { at: 3495, removed: '400', inserted: 'four hundred' },
      { at: 3940, removed: 'line 450\n', inserted: '' },
    ]);
    expect(diffTexts('same', 'same')).toEqual([]);
  });

  it('rewrites a large change as one piece', () => {
    const before = Array.from({ length: 200 }, (_, i) => `old ${i}\n`).join('');
    const after = Array.from({ length: 300 }, (_, i) => `new ${i}\n`).join('');
    expect(
      applySplices(`head\n${before}tail\n`, diffTexts(`head\n${before}tail\n`, `head\n${after}tail\n`)),
    ).toBe(`head\n${after}tail\n`);
  });

  it('detects a text that it was not made for', () => {
    const splices = diffTexts('one\ntwo\n', 'one\n2\n');
    expect(applySplices('one\nthree\n', splices)).toBeUndefined();
    expect(applySplices('', splices)).toBeUndefined();
  });
});
