// Extracts the answer from a passage and explains why the passage was found.
import { splitSentences } from '../../base/splitSentences.ts';
import { dotProduct, roundScore } from '../../base/vectors.ts';
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

/** A part of a passage that an answer includes or omits as a whole. */
interface AnswerPart {
  readonly text: string;
  /** The line of the passage on which it starts: parts on one line are sentences of one paragraph. */
  readonly line: number;
}

const listItem = /^(?:-|\d+\.) /;
const dependsOnPreviousSentence =
  /^(?:it|its|they|them|their|this|that|these|those|he|she|then|there|after that|otherwise|however|instead|also|both|if not|if so)\b/i;

/**
 * Splits a passage into sentences, table rows and whole lists. Text that makes no sense alone stays with its context:
 * list items with each other and with the sentence that introduces them, and a sentence that starts with "It" or
 * "Otherwise" with the previous one.
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

/** Maximum number of words of a passage that is said as a whole. */
const wholeWords = 60;
/** Parts whose evidence is within this margin of the best part's belong to the answer. */
const margin = 0.15;

/**
 * Reduces a passage to the sentences that answer the question, unchanged and in their original order. Answers to
 * prepared questions and passages of up to 60 words are returned as a whole.
 *
 * @param question - The customer's question.
 * @param embedder - Used only for longer passages; takes about 10 ms per sentence.
 */
export async function extractAnswer(chunk: Chunk, question: string, embedder: Embedder): Promise<string> {
  if (chunk.question !== undefined || countWords(chunk.text) <= wholeWords) return chunk.text;
  const parts = answerParts(chunk.text);
  const texts = parts.map((part) => part.text);
  const [asked, ...vectors] = await embedder.embed([question, ...texts]);
  const lexical = createLexicalIndex(indexWords(texts)).match(question);
  const scores = vectors.map((vector, i) =>
    roundScore(evidence(dotProduct(asked ?? [], vector), lexical.scores[i] ?? 0)),
  );
  const best = Math.max(...scores);

  const byScore = [...parts.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const chosen = new Set<number>();
  let words = 0;
  for (const index of byScore) {
    words += countWords(texts[index] ?? '');
    const isEnough = words > wholeWords || (scores[index] ?? 0) < best - margin;
    if (chosen.size > 0 && isEnough) break;
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

/** Explains why a passage was found: both scores with their ranks, and the matching and missing words. */
export function explainHit(
  { chunk, features, ranks, uncoveredPlaces }: RankedPassage,
  hit: KnowledgeHit,
  { text }: KnowledgeQuery,
  lexical: LexicalIndex,
): ExplainedHit {
  const asked = [...new Set(tokenize(text))];
  const total = asked.reduce((sum, word) => sum + lexical.weight(word), 0);
  const share = (word: string): number => roundScore(lexical.weight(word) / Math.max(total, Number.EPSILON));
  const passageWords = new Set(tokenize(lexicalText(chunk)));
  const matched: ExplainedHit['matched'] = [];
  const missing: ExplainedHit['missing'] = [];
  for (const word of asked) {
    const match = bestVariant(lexical.variants(word), passageWords);
    if (match === undefined) missing.push({ asked: word, weight: share(word) });
    else
      matched.push({
        asked: word,
        found: match.found,
        similarity: roundScore(match.similarity),
        weight: share(word),
      });
  }
  const byWeight = (a: { weight: number; asked: string }, b: { weight: number; asked: string }): number =>
    b.weight - a.weight || (a.asked < b.asked ? -1 : 1);
  return {
    ...hit,
    meaning: { score: roundScore(features.cosine), rank: ranks.meaning },
    words: { score: roundScore(features.lexical), rank: ranks.words },
    coverage: roundScore(features.coverage),
    matched: matched.sort(byWeight),
    missing: missing.sort(byWeight),
    uncoveredPlaces: [...uncoveredPlaces],
    sentence: bestSentence(chunk.text, asked, lexical),
  };
}

function bestVariant(
  variants: ReadonlyMap<string, number>,
  passageWords: ReadonlySet<string>,
): { readonly found: string; readonly similarity: number } | undefined {
  return [...variants]
    .filter(([word]) => passageWords.has(word))
    .map(([found, similarity]) => ({ found, similarity }))
    .sort((a, b) => b.similarity - a.similarity || (a.found < b.found ? -1 : 1))[0];
}

/** The sentence whose words cover most of the question; of equally good ones the first. */
function bestSentence(text: string, asked: readonly string[], lexical: LexicalIndex): string {
  let best = { text: '', covered: -1 };
  for (const part of answerParts(text)) {
    const passageWords = new Set(tokenize(part.text));
    const covered = asked.reduce((sum, word) => {
      const similarity = bestVariant(lexical.variants(word), passageWords)?.similarity ?? 0;
      return sum + similarity * lexical.weight(word);
    }, 0);
    if (covered > best.covered) best = { text: part.text, covered };
  }
  return best.text;
}
