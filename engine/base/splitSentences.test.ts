import { describe, expect, it } from 'vitest';
import { splitSentences } from './splitSentences.ts';

describe('splitSentences', () => {
  it('splits at sentence ends', () => {
    expect(splitSentences('No. It costs 4.95! Really? See www.example.com for more.')).toEqual([
      'No.',
      'It costs 4.95!',
      'Really?',
      'See www.example.com for more.',
    ]);
  });

  it('does not split after abbreviations', () => {
    expect(
      splitSentences('We ship abroad, e.g. Norway. Ask Mr. Smith, i.e. Bob. Das geht, z. B. Montags.'),
    ).toEqual(['We ship abroad, e.g. Norway.', 'Ask Mr. Smith, i.e. Bob.', 'Das geht, z. B. Montags.']);
  });

  it('returns nothing for blank text, and the rest if it ends in an abbreviation', () => {
    expect(splitSentences('  ')).toEqual([]);
    expect(splitSentences('Approx.')).toEqual(['Approx.']);
  });
});
