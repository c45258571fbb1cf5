import { expect, it } from 'vitest';
import { readCsv } from '../formats/csv/readCsv.ts';
import { readMarkdown } from '../formats/markdown/readMarkdown.ts';
import { labelsOf } from './readFrontMatter.ts';

it('reads a word, words and a list of words', () => {
  expect(labelsOf('a.md', 'tags', 'shoes')).toBe('shoes');
  expect(labelsOf('a.md', 'tags', 'shoes; socks,hats ')).toBe('shoes, socks, hats');
  expect(labelsOf('a.md', 'tags', ['b', 'a', 'b', 2024])).toBe('b, a, 2024');
});

it.each([[], null, '', ' , ', { a: 1 }, [['a']], ['a, b'], [''], undefined])('rejects %j', (value) => {
  expect(() => labelsOf('a.md', 'access', value)).toThrow(
    expect.objectContaining({ code: 'KB_LABELS_INVALID', remedy: expect.stringContaining('access: [') }),
  );
});

it('reads tags and access labels in front matter and in columns', () => {
  const [passage] = readMarkdown('a.md', '---\ntags: [shoes]\naccess:\n  - gold\n  - staff\n---\nText.');
  expect(passage?.metadata).toEqual({ tags: 'shoes', access: 'gold, staff' });
  const rows = readCsv('a.csv', 'question,answer,access\nA?,B.,gold;staff\nC?,D.,');
  expect(rows.map(({ metadata }) => metadata?.access)).toEqual(['gold, staff', undefined]);
});
