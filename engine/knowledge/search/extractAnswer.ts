// What is shown of a passage that was found: the answer in it, and why it was found.
import { splitSentences } from '../../base/splitSentences.ts';
import type { Embedder, KnowledgeHit, KnowledgeQuery } from '../../model/ports.ts';
import type { ExplainedHit } from '../../model/reports/knowledgeReports.ts';
import { type Chunk, countWords } from '../sources/chunk.ts';
import {
  createLexicalIndex,
  indexWords,
  type LexicalIndex,
  lexicalText,
  tokenize,
} from './createLexicalIndex.ts';
import { evidence, type RankedPassage } from './rankPassages.ts';

/** A piece of a passage that an answer takes or leaves as a whole. */
interface AnswerPart {
  readonly text: string;
  /** The line of the passage that it begins on: parts of one line are sentences of one paragraph. */
  readonly line: number;
}

const listItem = /^(?:-|\d+\.) /;
const dependsOnPreviousSentence =
  /^(?:it|its|they|them|their|this|that|these|those|he|she|then|there|after that|otherwise|however|instead|also|both|if not|if so)\b/i;

/**
 * Takes a passage apart into sentences, table rows and whole lists. What makes no sense alone stays with what it leans
 * on: the steps of a list with each other and with the sentence that announces them, and a sentence that begins with
 * "It" or "Otherwise" with the one before.
 *
 * @param text - A chunk's text.
 * @returns Parts in reading order.
 */
export function answerParts(text: string): AnswerPart[] {
  const parts: AnswerPart[] = [];
  for (const [line, content] of text.split('\n').entries()) {
    const continued = content.startsWith('  ');
    const isItem = listItem.test(content);
    const pieces = isItem || continued ? [content] : splitSentences(content);
    for (const piece of pieces) {
      const last = parts.at(-1);
      const lastLine = last?.text.split('\n').at(-1) ?? '';
      const joinsList =
        continued ||
        (isItem && (lastLine.endsWith(':') || listItem.test(lastLine) || /^ {2}/.test(lastLine)));
      const joinsSentence = last?.line === line && dependsOnPreviousSentence.test(piece);
      if (last !== undefined && (joinsList || joinsSentence)) {
        parts[parts.length - 1] = { text: `${last.text}${joinsList ? '\n' : ' '}${piece}`, line: last.line };
      } else parts.push({ text: piece, line });
    }
  }
  return parts;
}

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

/** Says why a passage was found: both scores with their ranks, which words agree, which are missing. */
export function explainHit(
  { chunk, features, ranks, uncoveredPlaces }: RankedPassage,
  hit: KnowledgeHit,
  { text }: KnowledgeQuery,
  lexical: LexicalIndex,
): ExplainedHit {
  const asked = [...new Set(tokenize(text))];
  const total = asked.reduce((sum, word) => sum + lexical.weight(word), 0);
  const share = (word: string): number =>
    roundedScore(lexical.weight(word) / Math.max(total, Number.EPSILON));
  const within = new Set(tokenize(lexicalText(chunk)));
  const matched: ExplainedHit['matched'] = [];
  const missing: ExplainedHit['missing'] = [];
  for (const word of asked) {
    const match = bestVariant(lexical.variants(word), within);
    if (match === undefined) missing.push({ asked: word, weight: share(word) });
    else
      matched.push({
        asked: word,
        found: match.found,
        similarity: roundedScore(match.similarity),
        weight: share(word),
      });
  }
  const tellingFirst = (a: { weight: number; asked: string }, b: { weight: number; asked: string }): number =>
    b.weight - a.weight || (a.asked < b.asked ? -1 : 1);
  return {
    ...hit,
    meaning: { score: roundedScore(features.cosine), rank: ranks.meaning },
    words: { score: roundedScore(features.lexical), rank: ranks.words },
    coverage: roundedScore(features.coverage),
    matched: matched.sort(tellingFirst),
    missing: missing.sort(tellingFirst),
    uncoveredPlaces: [...uncoveredPlaces],
    sentence: bestSentence(chunk.text, asked, lexical),
  };
}

function bestVariant(
  variants: ReadonlyMap<string, number>,
  within: ReadonlySet<string>,
): { readonly found: string; readonly similarity: number } | undefined {
  return [...variants]
    .filter(([word]) => within.has(word))
    .map(([found, similarity]) => ({ found, similarity }))
    .sort((a, b) => b.similarity - a.similarity || (a.found < b.found ? -1 : 1))[0];
}

/** The sentence whose words cover most of what was asked; the first of equals. */
function bestSentence(text: string, asked: readonly string[], lexical: LexicalIndex): string {
  let best = { text: '', covered: -1 };
  for (const part of answerParts(text)) {
    const within = new Set(tokenize(part.text));
    const covered = asked.reduce((sum, word) => {
      const similarity = bestVariant(lexical.variants(word), within)?.similarity ?? 0;
      return sum + similarity * lexical.weight(word);
    }, 0);
    if (covered > best.covered) best = { text: part.text, covered };
  }
  return best.text;
}

function roundedScore(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
