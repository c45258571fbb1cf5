import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencePieces } from './FoundPassage.tsx';

describe('sentencePieces', () => {
  it('finds a sentence, over breaks of lines too', () => {
    expect(sentencePieces('One.  Two (of\nthree)? Four.', 'Two (of three)?')).toEqual({
      before: 'One.  ',
      sentence: 'Two (of\nthree)?',
      after: ' Four.',
    });
  });

  it('finds nothing that is not there', () => {
    expect(sentencePieces('One.', 'Two.')).toBeNull();
    expect(sentencePieces('One.', '  ')).toBeNull();
  });

  it('never loses a letter of the passage', () => {
    const word = fc.stringMatching(/^[a-z.*+?()[\]\\^$|{}-]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.nat(), fc.nat(), (words, a, b) => {
        const [from, to] = [a % words.length, b % words.length].sort((x, y) => x - y);
        const text = words.join(' \n');
        const found = sentencePieces(text, words.slice(from, (to ?? 0) + 1).join(' '));
        expect(found).not.toBeNull();
        expect(`${found?.before}${found?.sentence}${found?.after}`).toBe(text);
      }),
    );
  });
});
