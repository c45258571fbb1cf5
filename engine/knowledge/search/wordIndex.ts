import { tokenize } from './tokenize.ts';

/** Which words stand in which documents, in flat arrays: five bytes for each word of a document. */
export interface WordIndex {
  /** All words, in code-unit order. */
  readonly vocabulary: readonly string[];
  /** Where the postings of a word begin; one more than words, so that the next begin is the end. */
  readonly begins: Uint32Array;
  /** Positions of the documents that hold the word, ascending. */
  readonly documents: Uint32Array;
  /** How often each of them holds it, up to 255. */
  readonly counts: Uint8Array;
  /** Words in each document. */
  readonly lengths: Uint32Array;
}

/**
 * Collects the words of texts.
 *
 * @param texts - One document each; a word counts as often as it occurs.
 */
export function indexWords(texts: readonly string[]): WordIndex {
  const postings = new Map<string, { readonly documents: number[]; readonly counts: number[] }>();
  const lengths = new Uint32Array(texts.length);
  let total = 0;
  for (const [document, text] of texts.entries()) {
    const words = tokenize(text);
    lengths[document] = words.length;
    for (const word of words) {
      let posting = postings.get(word);
      if (posting === undefined) {
        posting = { documents: [], counts: [] };
        postings.set(word, posting);
      }
      const last = posting.documents.length - 1;
      if (posting.documents[last] === document) posting.counts[last] = (posting.counts[last] ?? 0) + 1;
      else {
        posting.documents.push(document);
        posting.counts.push(1);
        total += 1;
      }
    }
  }

  const vocabulary = [...postings.keys()].sort();
  const begins = new Uint32Array(vocabulary.length + 1);
  const documents = new Uint32Array(total);
  const counts = new Uint8Array(total);
  let next = 0;
  for (const [word, text] of vocabulary.entries()) {
    const posting = postings.get(text);
    documents.set(posting?.documents ?? [], next);
    counts.set(
      (posting?.counts ?? []).map((count) => Math.min(255, count)),
      next,
    );
    next += posting?.documents.length ?? 0;
    begins[word + 1] = next;
  }
  return { vocabulary, begins, documents, counts, lengths };
}
