import { describe, expect, it } from 'vitest';
import { languageName } from './languageName.ts';

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
