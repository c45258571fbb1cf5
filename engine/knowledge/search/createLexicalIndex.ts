import { createFuzzyVocabulary } from './createFuzzyVocabulary.ts';
import { tokenize } from './tokenize.ts';
import type { WordIndex } from './wordIndex.ts';

/** What the words of a question say about each document, in the documents' order. */
export interface LexicalMatch {
  /** BM25 over the weight of all words asked for, in [0, 1): how much a document speaks about what was asked. */
  readonly scores: Float64Array;
  /** Share of what was asked that a document mentions at all, in [0, 1], weighted by how telling the words are. */
  readonly coverage: Float64Array;
  /** Share of what was asked that no document mentions, in [0, 1], weighted in the same way. */
  readonly unknown: number;
}

/** Searches documents by words, tolerant of inflections and typos. */
export interface LexicalIndex {
  readonly match: (question: string) => LexicalMatch;
  /** Words of the documents that a word may stand for, with a similarity in (0, 1]. */
  readonly variants: (word: string) => ReadonlyMap<string, number>;
  /** How telling a word is: its inverse document frequency, in nats. */
  readonly weight: (word: string) => number;
}

// BM25's usual saturation; half its usual length correction, because chunks are of similar length by construction.
const saturation = 1.2;
const lengthWeight = 0.5;

/**
 * BM25 (Robertson & Zaragoza 2009) divided by the weight of all words asked for: the share of what was asked that a
 * document speaks about, weighted by how telling the words are. A word that no document has lowers every score, which
 * is what tells a question that the documents cannot answer. Libraries return BM25's unbounded sum, which cannot be
 * compared between queries, hence this.
 */
export function createLexicalIndex(index: WordIndex): LexicalIndex {
  const { vocabulary, begins, documents, counts, lengths } = index;
  const similarWords = createFuzzyVocabulary(vocabulary);
  const averageLength = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / lengths.length);
  // Per document what the best variant of one word finds; zero between words.
  const bestFound = new Float64Array(lengths.length);
  const bestSimilarity = new Float64Array(lengths.length);
  const touched = new Uint32Array(lengths.length);

  const weightOf = (word: number | undefined): number => {
    const frequency = word === undefined ? 0 : (begins[word + 1] ?? 0) - (begins[word] ?? 0);
    return Math.log(1 + (lengths.length - frequency + 0.5) / (frequency + 0.5));
  };
  const itself = (similar: ReadonlyMap<number, number>): number | undefined => {
    for (const [word, similarity] of similar) if (similarity === 1) return word;
    return undefined;
  };

  const match = (question: string): LexicalMatch => {
    const scores = new Float64Array(lengths.length);
    const coverage = new Float64Array(lengths.length);
    let asked = 0;
    let unknown = 0;
    for (const word of new Set(tokenize(question))) {
      const similar = similarWords(word);
      const weight = weightOf(itself(similar));
      asked += weight;
      unknown += weight * (1 - Math.max(0, ...similar.values()));
      let touches = 0;
      for (const [variant, similarity] of similar) {
        const end = begins[variant + 1] ?? 0;
        for (let posting = begins[variant] ?? 0; posting < end; posting += 1) {
          const document = documents[posting] ?? 0;
          const count = counts[posting] ?? 0;
          const relativeLength = (lengths[document] ?? 0) / averageLength;
          const found =
            (similarity * count) / (count + saturation * (1 - lengthWeight + lengthWeight * relativeLength));
          if (bestSimilarity[document] === 0) touched[touches++] = document;
          if (found > (bestFound[document] ?? 0)) bestFound[document] = found;
          if (similarity > (bestSimilarity[document] ?? 0)) bestSimilarity[document] = similarity;
        }
      }
      for (let touch = 0; touch < touches; touch += 1) {
        const document = touched[touch] ?? 0;
        scores[document] = (scores[document] ?? 0) + weight * (bestFound[document] ?? 0);
        coverage[document] = (coverage[document] ?? 0) + weight * (bestSimilarity[document] ?? 0);
        bestFound[document] = 0;
        bestSimilarity[document] = 0;
      }
    }
    if (asked === 0) return { scores, coverage, unknown: 0 };
    for (let document = 0; document < scores.length; document += 1) {
      scores[document] = (scores[document] ?? 0) / asked;
      coverage[document] = (coverage[document] ?? 0) / asked;
    }
    return { scores, coverage, unknown: unknown / asked };
  };

  return {
    match,
    variants: (word) =>
      new Map(
        Array.from(similarWords(word), ([position, similarity]) => [vocabulary[position] ?? '', similarity]),
      ),
    weight: (word) => weightOf(itself(similarWords(word))),
  };
}
