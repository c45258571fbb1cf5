import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseUtterance } from '../../../engine/model/documents/utterance.ts';
import { utterancePieces } from './UtteranceValues.tsx';

test('words can be chosen, values as a whole', () => {
  const pieces = utterancePieces(parseUtterance('from [San José](city:from), please!'));
  expect(pieces.map(({ text, isWord, annotation }) => [text, isWord, annotation?.role ?? null])).toEqual([
    ['from', true, null],
    [' ', false, null],
    ['San José', true, 'from'],
    [', ', false, null],
    ['please', true, null],
    ['!', false, null],
  ]);
});

test('the pieces make up the text', () => {
  const word = fc.constantFrom('a', ' ', '[Oslo](city)', '[', 'ü', "'", '\\', '🙂', '[x](y:z)');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const utterance = parseUtterance(words.join(''));
      const pieces = utterancePieces(utterance);
      expect(pieces.map(({ text }) => text).join('')).toBe(utterance.text);
      expect(pieces.filter(({ annotation }) => annotation !== undefined)).toHaveLength(
        utterance.annotations.length,
      );
    }),
  );
});
