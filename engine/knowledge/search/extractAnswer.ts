import type { Embedder } from '../../model/embedder.ts';
import type { Chunk } from '../sources/chunk.ts';
import { countWords } from '../sources/countWords.ts';
import { type AnswerPart, answerParts } from './answerParts.ts';
import { createLexicalIndex } from './createLexicalIndex.ts';
import { evidence } from './evidence.ts';
import { indexWords } from './wordIndex.ts';

/** Words up to which a passage is short enough to be said whole. */
const wholeWords = 60;
/** Parts whose evidence is this close to the best part's belong to the answer. */
const margin = 0.15;

/**
 * Cuts a passage down to the sentences that answer the question, in their own words and order. An answer to a prepared
 * question and a passage of up to 60 words are given whole.
 *
 * @param question - What the customer asked.
 * @param embedder - Used for longer passages only, about 10 ms a sentence.
 */
export async function extractAnswer(chunk: Chunk, question: string, embedder: Embedder): Promise<string> {
  if (chunk.question !== undefined || countWords(chunk.text) <= wholeWords) return chunk.text;
  const parts = answerParts(chunk.text);
  const texts = parts.map((part) => part.text);
  const [asked, ...vectors] = await embedder.embed([question, ...texts]);
  const lexical = createLexicalIndex(indexWords(texts)).match(question);
  const scores = vectors.map((vector, i) => rounded(evidence(dot(asked, vector), lexical.scores[i] ?? 0)));
  const best = Math.max(...scores);

  const byScore = [...parts.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const chosen = new Set<number>();
  let words = 0;
  for (const index of byScore) {
    words += countWords(texts[index] ?? '');
    const tooMuch = words > wholeWords || (scores[index] ?? 0) < best - margin;
    if (chosen.size > 0 && tooMuch) break;
    chosen.add(index);
  }
  return joinParts(parts.filter((_, index) => chosen.has(index)));
}

function joinParts(parts: readonly AnswerPart[]): string {
  return parts.reduce((text, part, i) => {
    if (i === 0) return part.text;
    return `${text}${parts[i - 1]?.line === part.line ? ' ' : '\n'}${part.text}`;
  }, '');
}

function dot(a: Float32Array | undefined, b: Float32Array): number {
  return b.reduce((sum, value, i) => sum + value * (a?.[i] ?? 0), 0);
}

/** So that the last bits of a processor's arithmetic decide nothing. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
