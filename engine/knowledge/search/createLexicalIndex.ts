import { createFuzzyVocabulary } from './createFuzzyVocabulary.ts';
import { tokenize } from './tokenize.ts';

/** How well each document covers the words of a query: one value in [0, 1) a document, in their order. */
export type LexicalIndex = (query: string) => Float64Array;

// BM25's usual saturation; half its usual length correction, because chunks are of similar length by construction.
const saturation = 1.2;
const lengthWeight = 0.5;

interface Posting {
  readonly document: number;
  readonly count: number;
}

/**
 * BM25 (Robertson & Zaragoza 2009) divided by the weight of all words asked for: the share of what was asked that a
 * document speaks about, weighted by how telling the words are. A word that no document has lowers every score, which
 * is what tells a question that the documents cannot answer. Libraries return BM25's unbounded sum, which cannot be
 * compared between queries, hence this.
 *
 * @param documents - Texts; a word counts as often as it occurs.
 */
export function createLexicalIndex(documents: readonly string[]): LexicalIndex {
  const postings = new Map<string, Posting[]>();
  const lengths = documents.map((text, document) => {
    const words = tokenize(text);
    for (const [word, occurrences] of Map.groupBy(words, (word) => word)) {
      const posting = { document, count: occurrences.length };
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [posting]);
      else list.push(posting);
    }
    return words.length;
  });
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  const similarWords = createFuzzyVocabulary(postings.keys());

  const informationOf = (word: string): number => {
    const frequency = postings.get(word)?.length ?? 0;
    return Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5));
  };
  const evidence = ({ document, count }: Posting): number => {
    const relativeLength = (lengths[document] ?? 0) / Math.max(1, averageLength);
    return count / (count + saturation * (1 - lengthWeight + lengthWeight * relativeLength));
  };

  return (query) => {
    const scores = new Float64Array(documents.length);
    let asked = 0;
    for (const word of new Set(tokenize(query))) {
      const information = informationOf(word);
      asked += information;
      const best = new Map<number, number>();
      for (const [similar, similarity] of similarWords(word)) {
        for (const posting of postings.get(similar) ?? []) {
          const found = similarity * evidence(posting);
          if (found > (best.get(posting.document) ?? 0)) best.set(posting.document, found);
        }
      }
      for (const [document, found] of best) scores[document] = (scores[document] ?? 0) + information * found;
    }
    return asked === 0 ? scores : scores.map((score) => score / asked);
  };
}
