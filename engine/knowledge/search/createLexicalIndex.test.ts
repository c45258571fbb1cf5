import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createFuzzyVocabulary,
  indexWords,
  createLexicalIndex as lexicalIndexOf,
  tokenize,
} from './createLexicalIndex.ts';

const createLexicalIndex = (documents: readonly string[]) => {
  const index = lexicalIndexOf(indexWords(documents));
  return (query: string) => index.match(query).scores;
};

describe('createLexicalIndex', () => {
  const search = createLexicalIndex([
    'Items can be returned within 30 days',
    'We deliver to Norway and Switzerland',
    'Refunds go back to the card you paid with. A refund takes 5 days.',
  ]);
  const best = (query: string) => {
    const scores = [...search(query)];
    return scores.indexOf(Math.max(...scores));
  };

  it('ranks by the words a text covers, including inflected and misspelt ones', () => {
    expect(best('returning an item')).toBe(0);
    expect(best('Do you deliver to switzerlend?')).toBe(1);
    expect(best('when is my refund paid')).toBe(2);
  });

  it('scores lower with every word that no text has', () => {
    const [known, unknown] = ['refund', 'refund for a parrot'].map((query) => search(query)[2]!);
    expect(unknown).toBeLessThan(known! * 0.7);
  });

  it('returns 0 for stop words, punctuation and no texts', () => {
    expect([...search('could you please do that?!')]).toEqual([0, 0, 0]);
    expect([...search('')]).toEqual([0, 0, 0]);
    expect([...createLexicalIndex([])('refund')]).toEqual([]);
  });

  it('matches numbers exactly', () => {
    expect([...createLexicalIndex(['300 days', '30 days'])('30')]).toEqual([0, expect.any(Number)]);
    expect(createLexicalIndex(['300 days', '30 days'])('30')[1]).toBeGreaterThan(0);
  });

  it('stays in [0, 1)', () => {
    const words = fc.array(fc.constantFrom('refund', 'refunds', 'card', 'order', 'x', '30'), {
      maxLength: 30,
    });
    const text = words.map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), text, (documents, query) => {
        for (const score of createLexicalIndex(documents)(query)) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThan(1);
        }
      }),
    );
  });
});

describe('createFuzzyVocabulary', () => {
  it('finds a word itself with 1 and its variants with less', () => {
    const similar = createFuzzyVocabulary(['return', 'returned', 'turn', 'refund'])('return');
    expect(similar.get(0)).toBe(1);
    expect(similar.get(1)).toBeGreaterThan(0.5);
    expect(similar.get(1)).toBeLessThan(1);
    expect(similar.has(3)).toBe(false);
  });

  it('finds the variants of words that are not in it', () => {
    expect([...createFuzzyVocabulary(['a', 'versandkosten'])('versandkostn').keys()]).toEqual([1]);
  });
});

describe('tokenize', () => {
  it('drops case, accents, apostrophes and stop words', () => {
    expect(tokenize("What's the café's E-Mail, Zoë? I don't know 2FA.")).toEqual([
      'cafes',
      'email',
      'zoe',
      'know',
      '2fa',
    ]);
  });
});
