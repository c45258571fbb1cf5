import type { Ranker } from './rankings.ts';

/** Textbook BM25 (Robertson & Zaragoza 2009; k1 1.2, b .75) over lower-case words. */
export function plainBm25(documents: readonly { readonly id: string; readonly text: string }[]): Ranker {
  const [k1, b] = [1.2, 0.75];
  const counts = documents.map(({ text }) => countsOf(wordsOf(text)));
  const lengths = documents.map(({ text }) => wordsOf(text).length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (text) => {
    const scores = counts.map((own, i) => {
      let score = 0;
      for (const word of wordsOf(text)) {
        const frequency = counts.filter((other) => other.has(word)).length;
        const idf = Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5));
        const count = own.get(word) ?? 0;
        score += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths[i] ?? 0)) / average));
      }
      return score;
    });
    return Promise.resolve(idsByScore(documents, scores));
  };
}

/** Ids by score, best first; with equal scores in the documents' order. */
export function idsByScore(
  documents: readonly { readonly id: string }[],
  scores: readonly number[],
): readonly string[] {
  return [...documents.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .map((i) => documents[i]?.id ?? '');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
