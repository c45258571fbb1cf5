import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './block.ts';
import { countWords } from './countWords.ts';
import { maxWords, packBlocks } from './packBlocks.ts';

const block = fc.record<Block>({
  units: fc.array(
    fc
      .integer({ min: 1, max: 260 })
      .map((words) => Array.from({ length: words }, (_, i) => `w${i}`).join(' ')),
    { minLength: 1, maxLength: 12 },
  ),
  separator: fc.constantFrom(' ' as const, '\n' as const),
});

describe('packBlocks', () => {
  it('never loses, repeats or reorders a word, and never exceeds the limit', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const chunks = packBlocks(blocks);
        for (const chunk of chunks) expect(countWords(chunk)).toBeLessThanOrEqual(maxWords);
        const before = blocks
          .flatMap(({ units }) => units)
          .join(' ')
          .split(' ');
        expect(chunks.join(' ').split(/\s+/)).toEqual(blocks.length === 0 ? [''] : before);
      }),
    );
  });

  it('keeps a table that fits in one chunk, whatever stands before it', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
    const rows = Array.from({ length: 15 }, (_, i) => `row ${i} ${words(6)}`);
    const chunks = packBlocks([
      { units: [words(79)], separator: ' ' },
      { units: rows, separator: '\n' },
    ]);
    expect(chunks).toEqual([words(79), rows.join('\n')]);
  });

  it('joins a short last paragraph with the one before', () => {
    const long = Array.from({ length: 90 }, () => 'word').join(' ');
    const short = { units: ['The end.'], separator: ' ' as const };
    expect(packBlocks([{ units: [long], separator: ' ' }, short])).toEqual([`${long}\n\nThe end.`]);
  });
});
