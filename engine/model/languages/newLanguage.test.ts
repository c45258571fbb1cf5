import { expect, it, vi } from 'vitest';
import {
  afterCorrection,
  hasCorrectionMarker,
  hasRejection,
  isTakenBack,
  readYesNo,
} from '../../kit/answerWords.ts';

import { findNumbers } from '../../nlu/entities/findNumbers.ts';
import { findUrgency } from '../../nlu/urgency/findUrgency.ts';
import type { Language } from './language.ts';

vi.mock('./index.ts', async (original) => {
  const { languages } = await original<typeof import('./index.ts')>();
  // The one line of a new language; its folder is fixtures/nl.
  const { nl } = await import('./fixtures/nl/nl.ts');
  return { languages: [...languages, nl] };
});

it('a new language is a folder and a line: yes and no, corrections and numbers are understood', () => {
  expect(['jazeker', 'klopt', 'klopt niet', 'weet ik niet'].map((text) => readYesNo(text))).toEqual([
    true,
    true,
    false,
    undefined,
  ]);
  expect(hasCorrectionMarker('wacht, maat 9')).toBe(true);
  expect(afterCorrection('maat acht, ik bedoel negen')).toBe('negen');
  expect(hasRejection('de verkeerde bestelling')).toBe(true);
  expect(isTakenBack('niet ', 5)).toBe(true);
  expect(findNumbers('drie of zeven', 'nl').map(({ value }) => value)).toEqual([3, 7]);
});

it('leaves the other languages unchanged, and unknown what the new one does not define', () => {
  expect(readYesNo('of course not')).toBe(false);
  expect(findNumbers('twenty-five', 'en').map(({ value }) => value)).toEqual([25]);
  expect(findUrgency('dringend', 'nl')).toBeUndefined();
  expect(findUrgency('dringend', 'de')).toBeGreaterThan(0.5);
});

it('does not compile if a part is missing', () => {
  const half = { id: 'it', name: 'Italian', yesNo: null };
  // @ts-expect-error What is not known of a language is said to be null.
  const language: Language = half;
  expect(language.corrections).toBeUndefined();
});
