import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxWords, overlapWords, packBlocks } from './documentPassages.ts';
import type { Block } from './markdownBlock.ts';

const texts = (blocks: readonly Block[]) => packBlocks(blocks).map(({ text }) => text);
const sentence = (name: string, words = 12) =>
  `${Array.from({ length: words - 1 }, (_, i) => `${name}${i}`).join(' ')} ${name}.`;
const prose = (names: readonly string[]): Block => ({
  units: names.map((name) => sentence(name)),
  separator: ' ',
});
const letters = (count: number) => Array.from({ length: count }, (_, i) => `s${i}_`);

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
  it('has every word in order, repeats only the end of the previous chunk, and never exceeds the limit', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const all = blocks.flatMap(({ units }) => units.join(' ').split(' '));
        let done: string[] = [];
        for (const text of texts(blocks)) {
          const words = text.split(/\s+/);
          expect(words.length).toBeLessThanOrEqual(maxWords + overlapWords);
          // A chunk begins with this many of the last words before it, then continues with the next ones.
          const repeated = Array.from({ length: overlapWords + 1 }, (_, n) => n).findLast((n) => {
            const begin = [...done.slice(done.length - n), ...all.slice(done.length)].slice(0, words.length);
            return n <= done.length && words.length > n && begin.join(' ') === text.replace(/\s+/g, ' ');
          });
          expect(repeated).toBeDefined();
          done = all.slice(0, done.length + words.length - (repeated ?? 0));
        }
        expect(done).toEqual(all);
      }),
    );
  });

  it('repeats the last sentences of a long section, also between paragraphs', () => {
    const [first, second] = texts([prose(letters(8)), prose(['a', 'b', 'c', 'd', 'e', 'f', 'g'])]);
    expect(first).toBe(prose(letters(8)).units.join(' '));
    expect(second?.split('\n\n')).toEqual([
      [sentence('s6_'), sentence('s7_')].join(' '),
      prose(['a', 'b', 'c', 'd', 'e', 'f', 'g']).units.join(' '),
    ]);
  });

  it('repeats within a paragraph that is too long for one chunk without breaking it', () => {
    const [first, second] = texts([prose(letters(20))]);
    expect(first?.endsWith(sentence('s14_'))).toBe(true);
    expect(second?.startsWith(`${sentence('s13_')} ${sentence('s14_')} ${sentence('s15_')}`)).toBe(true);
    expect(second).not.toContain('\n');
  });

  it('repeats no list, no table, and no sentence of a third of the chunk or more', () => {
    const list: Block = { units: letters(16).map((name) => `- ${sentence(name)}`), separator: '\n' };
    expect(texts([list]).join('\n').split('\n')).toEqual(list.units);
    const long: Block = { units: [sentence('x', 90), sentence('y', 90), sentence('z', 90)], separator: ' ' };
    expect(texts([long]).join(' ')).toBe(long.units.join(' '));
  });

  it('leaves a section that fits one chunk unchanged', () => {
    expect(texts([prose(['a', 'b']), prose(['c'])])).toEqual([
      `${sentence('a')} ${sentence('b')}\n\n${sentence('c')}`,
    ]);
  });

  it('records on which page a chunk begins', () => {
    const pages = [1, 2].map((page) => ({ ...prose(letters(10)), page }));
    expect(packBlocks(pages).map(({ page }) => page)).toEqual([1, 2]);
  });

  it('keeps a table that fits in one chunk, whatever precedes it', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
    const rows = Array.from({ length: 15 }, (_, i) => `row ${i} ${words(6)}`);
    const chunks = texts([
      { units: [words(79)], separator: ' ' },
      { units: rows, separator: '\n' },
    ]);
    expect(chunks).toEqual([words(79), rows.join('\n')]);
  });

  it('keeps a sentence that introduces a list with the list', () => {
    const items: Block = { units: letters(9).map((name) => `- ${sentence(name)}`), separator: '\n' };
    const intro: Block = { units: [sentence('a', 90), 'You need:'], separator: ' ' };
    expect(texts([intro, items])).toEqual([sentence('a', 90), `You need:\n\n${items.units.join('\n')}`]);
  });

  it('joins a short last paragraph with the previous one', () => {
    const long = Array.from({ length: 90 }, () => 'word').join(' ');
    const short = { units: ['The end.'], separator: ' ' as const };
    expect(texts([{ units: [long], separator: ' ' }, short])).toEqual([`${long}\n\nThe end.`]);
  });
});
