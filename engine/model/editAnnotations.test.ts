import { expect, test } from 'vitest';
import { annotate, removeAnnotations } from './editAnnotations.ts';
import { parseUtterance, writeUtterance } from './utterance.ts';

const source = 'from [Oslo](city:from) to Rome';

test('adds a value without the space around it', () => {
  const added = annotate(parseUtterance(source), { start: 12, end: 17, entity: 'city', role: 'to' });
  expect(writeUtterance(added)).toBe('from [Oslo](city:from) to [Rome](city:to)');
});

test('replaces what it overlaps', () => {
  const replaced = annotate(parseUtterance(source), { start: 0, end: 9, entity: 'way' });
  expect(writeUtterance(replaced)).toBe('[from Oslo](way) to Rome');
});

test('nothing but space is no value', () => {
  expect(annotate(parseUtterance(source), { start: 4, end: 5, entity: 'city' })).toEqual(
    parseUtterance(source),
  );
});

test('removes', () => {
  expect(writeUtterance(removeAnnotations(parseUtterance(source), 6, 7))).toBe('from Oslo to Rome');
  expect(writeUtterance(removeAnnotations(parseUtterance(source), 9, 17))).toBe(source);
});
