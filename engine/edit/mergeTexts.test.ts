import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts } from './mergeTexts.ts';

const base = 'id: main\nname: Main\nstates:\n  - id: start\n    limit: 100\n  - id: end\n';
const change = (from: string, to: string) => base.replace(from, to);

describe('mergeTexts', () => {
  it('puts changes of different lines together', () => {
    const mine = change('Main', 'Entrance');
    const theirs = change('    limit: 100\n', '    limit: 100\n    note: Ours\n');
    expect(mergeTexts(base, mine, theirs)).toBe(mine.replace('100\n', '100\n    note: Ours\n'));
    expect(mergeTexts(base, theirs, mine)).toBe(mergeTexts(base, mine, theirs));
  });

  it.each([
    ['one side', change('Main', 'A'), base, change('Main', 'A')],
    ['the other side', base, change('Main', 'A'), change('Main', 'A')],
    ['both sides in the same way', change('Main', 'A'), change('Main', 'A'), change('Main', 'A')],
    ['no side', base, base, base],
  ])('takes what %s changed', (_, mine, theirs, merged) => {
    expect(mergeTexts(base, mine, theirs)).toBe(merged);
  });

  it.each([
    ['different words of one line', change('100', '200'), change('100', '101')],
    ['one word', change('Main', 'A'), change('Main', 'B')],
    ['the same place', `${base}  - id: a\n`, `${base}  - id: b\n`],
    ['a line that the other deleted', change('    limit: 100\n', ''), change('100', '200')],
  ])('does not guess if both changed %s', (_, mine, theirs) => {
    expect(mergeTexts(base, mine, theirs)).toBeUndefined();
  });

  it('keeps every line that one side has added or changed', () => {
    const line = fc.constantFrom<string>('a', 'b', 'c', '');
    fc.assert(
      fc.property(
        fc.array<string>(line, { maxLength: 12 }),
        fc.nat(12),
        fc.nat(12),
        fc.boolean(),
        (lines, first, second, replaces) => {
          const edit = (at: number, text: string) =>
            `${lines.toSpliced(at, replaces ? 1 : 0, text).join('\n')}\n`;
          const merged = mergeTexts(`${lines.join('\n')}\n`, edit(first, 'mine'), edit(second, 'theirs'));
          if (merged === undefined) return;
          expect(merged.split('\n')).toEqual(expect.arrayContaining(['mine', 'theirs']));
        },
      ),
    );
  });
});
