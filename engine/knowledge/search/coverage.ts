// Which words of a question a passage covers: with the same word, an inflection, or one that means nearly the same.
import { dotProduct } from '../../base/vectors.ts';
import type { Embedder } from '../../model/ports.ts';
import { type LexicalIndex, tokenize } from './createLexicalIndex.ts';

/** A word of a question beside a passage. */
export interface CoveredWord {
  readonly asked: string;
  /** The word of the passage that comes closest; undefined if none is similar. */
  readonly found: string | undefined;
  /** In [0, 1]: by letters, or by meaning if that is more. */
  readonly similarity: number;
  /** How specific the word is, relative to a word that no passage has, in [0, 1]. */
  readonly weight: number;
}

/** Vectors of single words, of length 1. */
export type WordMeanings = (words: readonly string[]) => Promise<readonly Float32Array[]>;

/** From this similarity on, a word is covered. */
export const coveredFrom = 0.5;
/** Cosine of two words below which they say nothing of each other, and from which on they say the same. */
const [unrelated, same] = [0.4, 0.8];

/** A word of a question, with what every passage is compared with. */
export interface AskedWord {
  readonly word: string;
  /** Words of the passages that it may stand for, with a similarity in (0, 1]. Finding them takes longer than all comparisons. */
  readonly variants: ReadonlyMap<string, number>;
  readonly weight: number;
}

/** The words of a question, each once, in order. */
export function askedWords(question: string, lexical: LexicalIndex): readonly AskedWord[] {
  return [...new Set(tokenize(question))].map((word) => ({
    word,
    variants: lexical.variants(word),
    weight: lexical.weight(word) / lexical.mostWeight,
  }));
}

/**
 * Compares the words of a question with those of a passage by their letters.
 *
 * @param passage - The words of the passage.
 */
export function coveredWords(
  asked: readonly AskedWord[],
  passage: ReadonlySet<string>,
): readonly CoveredWord[] {
  return asked.map(({ word, variants, weight }) => {
    let [found, similarity]: [string | undefined, number] = [undefined, 0];
    for (const [variant, likeness] of variants)
      if (
        passage.has(variant) &&
        (likeness > similarity || (likeness === similarity && variant < (found ?? '')))
      )
        [found, similarity] = [variant, likeness];
    return { asked: word, found, similarity, weight };
  });
}

/** Compares the words that are not the same in the passage by their meaning as well. */
export async function coveredByMeaning(
  words: readonly CoveredWord[],
  passage: ReadonlySet<string>,
  meanings: WordMeanings,
): Promise<readonly CoveredWord[]> {
  const open = words.filter(({ similarity, asked }) => similarity < 1 && !/\d/.test(asked));
  const others = [...passage].filter((word) => !/\d/.test(word));
  if (open.length === 0 || others.length === 0) return words;
  const vectors = await meanings([...open.map(({ asked }) => asked), ...others]);
  const closest = new Map<string, CoveredWord>();
  for (const [at, word] of open.entries()) {
    let best = word;
    for (const [other, name] of others.entries()) {
      const cosine = dotProduct(vectors[at] ?? [], vectors[open.length + other] ?? []);
      const similarity = Math.min(1, Math.max(0, (cosine - unrelated) / (same - unrelated)));
      if (similarity > best.similarity) best = { ...word, found: name, similarity };
    }
    closest.set(word.asked, best);
  }
  return words.map((word) => closest.get(word.asked) ?? word);
}

/** The share of a question that is covered, in [0, 1], weighted by how specific its words are. */
export function coveredShare(words: readonly CoveredWord[]): number {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0
    ? 0
    : words.reduce((sum, { weight, similarity }) => sum + weight * similarity, 0) / total;
}

/**
 * How specific the last word of a question is if it is not covered, in [0, 1]; 0 if it is. The last word is mostly what the
 * question is about: "can I pay with Apple Pay", "do you have a store in London".
 */
export function missingEnd(words: readonly CoveredWord[]): number {
  const last = words.at(-1);
  return last === undefined || last.similarity >= coveredFrom ? 0 : last.weight;
}

/** Words whose vectors are kept; 512 numbers each are about 8 MB. */
const mostKept = 4_000;

/** Vectors of words from an embedder; the latest ones are kept, because passages share most of their words. */
export function rememberedMeanings(embedder: Embedder): WordMeanings {
  const kept = new Map<string, Float32Array>();
  return async (words) => {
    const missing = [...new Set(words)].filter((word) => !kept.has(word));
    const vectors = missing.length === 0 ? [] : await embedder.embed(missing);
    const own = new Map(missing.map((word, at) => [word, vectors[at] ?? new Float32Array()]));
    const result = words.map((word) => own.get(word) ?? kept.get(word) ?? new Float32Array());
    for (const [word, vector] of own) kept.set(word, vector);
    for (const word of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(word);
    }
    return result;
  };
}
