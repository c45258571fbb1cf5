import { describe, expect, it, test } from 'vitest';
import { durationText, languageName } from './format.ts';

describe('languageName', () => {
  it('names languages, and leaves what is none', () => {
    expect(['de', 'en', 'pt-BR', 'not a tag', ''].map(languageName)).toEqual([
      'German',
      'English',
      'Brazilian Portuguese',
      'not a tag',
      '',
    ]);
  });
});

test('says a duration in the unit that suits it', () => {
  const said = [0.314, 4.25, 48.4, 2149, 59_000, 185_000].map(durationText);
  expect(said).toEqual(['0.31 ms', '4.3 ms', '48 ms', '2.1 s', '59.0 s', '3 min 5 s']);
});
