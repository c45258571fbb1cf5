import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotate, parseUtterance, plainUtterance, removeAnnotations, writeUtterance } from './utterance.ts';

describe('annotated utterances', () => {
  test('entity and role follow the words', () => {
    expect(parseUtterance('fly from [San José](city:from) to [Rome](city)')).toEqual({
      text: 'fly from San José to Rome',
      annotations: [
        { start: 9, end: 17, entity: 'city', role: 'from' },
        { start: 21, end: 25, entity: 'city' },
      ],
    });
  });

  test.each([
    ['what does [x] mean', 'what does [x] mean'],
    ['see [the manual] (page 3)', 'see [the manual] (page 3)'],
    ['a [link](https://shop.example)', 'a [link](https://shop.example)'],
    ['a \\[link](city) as such', 'a [link](city) as such'],
    ['C:\\temp and \\\\server', 'C:\\temp and \\server'],
    ['an [open bracket', 'an [open bracket'],
    ['[](city)', '[](city)'],
  ])('%s reads %s, without an annotation', (source, text) => {
    expect(parseUtterance(source)).toEqual({ text, annotations: [] });
    expect(plainUtterance(source)).toBe(text);
  });

  test('brackets in an annotated value are escaped', () => {
    const utterance = { text: 'size [L]', annotations: [{ start: 5, end: 8, entity: 'size' }] };
    expect(writeUtterance(utterance)).toBe('size [\\[L\\]](size)');
    expect(parseUtterance(writeUtterance(utterance))).toEqual(utterance);
  });

  test('any annotation survives writing and reading', () => {
    const piece = fc.string({
      unit: fc.constantFrom('a', 'Ö', ' ', '[', ']', '(', ')', '\\', ':', '🙂', '](city)'),
    });
    const parts = fc.array(
      fc.record({
        before: piece,
        value: piece.filter((text) => text !== ''),
        entity: fc.constantFrom('city', 'size_2'),
        role: fc.option(fc.constantFrom('from', 'to'), { nil: undefined }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(parts, piece, (annotated, after) => {
        let text = '';
        const annotations = annotated.map(({ before, value, entity, role }) => {
          const start = text.length + before.length;
          text += before + value;
          return { start, end: text.length, entity, ...(role !== undefined && { role }) };
        });
        const utterance = { text: text + after, annotations };
        expect(parseUtterance(writeUtterance(utterance))).toEqual(utterance);
      }),
      { numRuns: 2000 },
    );
  });
});

const source = 'from [Oslo](city:from) to Rome';

test('a value is added without surrounding space', () => {
  const added = annotate(parseUtterance(source), { start: 12, end: 17, entity: 'city', role: 'to' });
  expect(writeUtterance(added)).toBe('from [Oslo](city:from) to [Rome](city:to)');
});

test('a new annotation replaces what it overlaps', () => {
  const replaced = annotate(parseUtterance(source), { start: 0, end: 9, entity: 'way' });
  expect(writeUtterance(replaced)).toBe('[from Oslo](way) to Rome');
});

test('white space alone is no value', () => {
  expect(annotate(parseUtterance(source), { start: 4, end: 5, entity: 'city' })).toEqual(
    parseUtterance(source),
  );
});

test('an annotation can be removed', () => {
  expect(writeUtterance(removeAnnotations(parseUtterance(source), 6, 7))).toBe('from Oslo to Rome');
  expect(writeUtterance(removeAnnotations(parseUtterance(source), 9, 17))).toBe(source);
});
