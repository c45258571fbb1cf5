// Extracts the answer from a passage and explains why the passage was found.
import { splitSentences } from '../../base/splitSentences.ts';
import { dotProduct, roundScore } from '../../base/vectors.ts';
import type { Embedder, KnowledgeHit } from '../../model/ports.ts';
import type { ExplainedHit } from '../../model/reports/knowledgeReports.ts';
import { type Chunk, countWords, type PassageRow } from '../sources/chunk.ts';
import {
  type AskedWord,
  askedWords,
  type CoveredWord,
  coveredFrom,
  coveredShare,
  coveredWords,
} from './coverage.ts';
import { createLexicalIndex, indexWords, type LexicalIndex, tokenize } from './createLexicalIndex.ts';
import type { QuestionDemands } from './questionDemands.ts';
import { evidence, type RankedPassage } from './rankPassages.ts';

/** A part of a passage that an answer includes or omits as a whole. */
interface AnswerPart {
  readonly text: string;
  /** The row that the part is, if it is one of a table. */
  readonly row?: PassageRow;
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
 * @returns Parts in reading order.
 */
export function answerParts({ text, rows = [] }: Pick<Chunk, 'text' | 'rows'>): AnswerPart[] {
  const parts: AnswerPart[] = [];
  const rowAt = new Map(rows.map((row) => [row.line, row]));
  for (const [line, content] of text.split('\n').entries()) {
    const row = rowAt.get(line);
    if (row !== undefined) {
      parts.push({ text: content, line, row });
      continue;
    }
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
const wholeWords = 40;
/** The same for an answer that somebody wrote for a question. */
const preparedWords = 90;
/** Parts whose evidence is within this margin of the best part's belong to the answer. */
const margin = 0.15;
/** How much less a part is worth that has nothing of the sort that is asked for. */
const besidesThePoint = 0.4;
/** The same for a question, which answers nothing. */
const asksBack = 2;
/** The same for a sentence that only says where something is explained. */
const pointsElsewhere = 0.3;
/** How much less a row is worth whose name has only words that are not asked: "Priority International". */
const otherName = 0.2;
/** How much more the first part is worth, which mostly sums up the rest. */
const lead = 0.05;

/**
 * Reduces a passage to the sentences that answer the question, unchanged and in their original order; of a table, to the
 * cells of a row. Passages of up to 40 words and prepared answers of up to 90 are returned as a whole.
 *
 * @param question - The customer's question.
 * @param embedder - Used only for longer passages; takes about 10 ms per sentence.
 * @param demands - What the answer must contain.
 * @param byWords - Whether words alone decide, because the encoder does not know the language.
 */
export async function extractAnswer(
  chunk: Chunk,
  question: string,
  embedder: Embedder,
  demands: QuestionDemands,
  byWords: boolean,
): Promise<string> {
  const isTable = (chunk.rows ?? []).length > 0;
  const whole = chunk.question === undefined ? wholeWords : preparedWords;
  if (!isTable && countWords(chunk.text) <= whole) return chunk.text;
  const parts = answerParts(chunk);
  const texts = parts.map((part) => part.text);
  const [asked, ...vectors] = byWords ? [] : await embedder.embed([question, ...texts]);
  const lexical = createLexicalIndex(indexWords(texts)).match(question);
  const askedWords = new Set(tokenize(question));
  const scores = parts.map(({ text, row }, i) => {
    const isBeside = !demands.hasContent(text) || demands.missingThings(text).length > 0;
    const less = text.trimEnd().endsWith('?')
      ? asksBack
      : isBeside
        ? besidesThePoint
        : demands.isPointer(text)
          ? pointsElsewhere
          : 0;
    const similarity = dotProduct(asked ?? [], vectors[i] ?? []);
    return roundScore(
      evidence(similarity, lexical.scores[i] ?? 0) +
        (i === 0 ? lead : 0) -
        less -
        otherName * unaskedShare(row, askedWords),
    );
  });
  const best = Math.max(...scores);

  const byScore = [...parts.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const chosen = new Set<number>();
  let words = 0;
  for (const index of byScore) {
    const { row } = parts[index] ?? {};
    words += countWords(texts[index] ?? '');
    const isEnough = words > wholeWords || (scores[index] ?? 0) < best - margin;
    if (chosen.size > 0 && (isEnough || row !== undefined)) break;
    chosen.add(index);
    if (row !== undefined) return sayRow(row, question, demands);
  }
  return joinParts(parts.filter((_, index) => chosen.has(index)));
}

/** The share of a row's name that the question does not mention, in [0, 1]; 0 for other parts. */
function unaskedShare(row: PassageRow | undefined, asked: ReadonlySet<string>): number {
  const name = tokenize(row?.cells[0]?.[1] ?? '');
  return name.length === 0 ? 0 : name.filter((word) => !asked.has(word)).length / name.length;
}

/** The cells of a row that answer a question, with what the row is about: "GLS Standard, Delivery Time: 1-2 business days". */
function sayRow({ cells, context }: PassageRow, question: string, demands: QuestionDemands): string {
  const [[heading, name] = ['', ''], ...others] = cells;
  const asked = new Set(tokenize(question));
  const named = new Set(tokenize(name));
  // Words that only say which row is meant do not say which of its cells.
  const overlap = (text: string): number =>
    tokenize(text).filter((word) => asked.has(word) && !named.has(word)).length;
  const worth = others.map(([title, value]) => overlap(`${title} ${value}`));
  const most = Math.max(0, ...worth);
  const fitting = others.filter(([, value], at) => demands.hasContent(value) && worth[at] === most);
  const demanded = others.filter(([, value]) => demands.hasContent(value));
  const found = fitting.length > 0 ? fitting : demanded;
  // Of several cells with a number, the shortest is one; the others only mention it.
  const shortest = found.toSorted((a, b) => countWords(a[1]) - countWords(b[1])).slice(0, 1);
  const said =
    shortest.length > 0 &&
    (demanded.length < others.length || fitting.length < others.length || demands.isDemanding)
      ? shortest
      : others;
  const subject = heading === '' && context !== undefined ? `${name} (${context})` : name;
  return `${subject}, ${said.map(([title, value]) => (title === '' ? value : `${title}: ${value}`)).join('; ')}`;
}

function joinParts(parts: readonly AnswerPart[]): string {
  return parts.reduce((text, part, i) => {
    if (i === 0) return part.text;
    return `${text}${parts[i - 1]?.line === part.line ? ' ' : '\n'}${part.text}`;
  }, '');
}

/** Explains why a passage was found: both scores with their ranks, and the words that it covers and that it does not. */
export function explainHit(
  { chunk, features, ranks, uncoveredPlaces, missingThings, words }: RankedPassage,
  hit: KnowledgeHit,
  lexical: LexicalIndex,
): ExplainedHit {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const share = (weight: number): number => roundScore(weight / Math.max(total, Number.EPSILON));
  const byWeight = (a: { weight: number; asked: string }, b: { weight: number; asked: string }): number =>
    b.weight - a.weight || (a.asked < b.asked ? -1 : 1);
  const isCovered = ({ found, similarity }: CoveredWord): boolean =>
    found !== undefined && similarity >= coveredFrom;
  return {
    ...hit,
    meaning: { score: roundScore(features.cosine), rank: ranks.meaning },
    words: { score: roundScore(features.lexical), rank: ranks.words },
    coverage: roundScore(features.coverage),
    matched: words
      .filter(isCovered)
      .map(({ asked, found = '', similarity, weight }) => ({
        asked,
        found,
        similarity: roundScore(similarity),
        weight: share(weight),
      }))
      .sort(byWeight),
    missing: words
      .filter((word) => !isCovered(word))
      .map(({ asked, weight }) => ({ asked, weight: share(weight) }))
      .sort(byWeight),
    uncoveredPlaces: [...uncoveredPlaces],
    missingThings: [...missingThings],
    lacksContent: features.lacksContent === 1,
    sentence: bestSentence(chunk, askedWords(words.map(({ asked }) => asked).join(' '), lexical)),
  };
}

/** The sentence whose words cover most of the question; of equally good ones the first. */
function bestSentence(chunk: Chunk, asked: readonly AskedWord[]): string {
  let best = { text: '', covered: -1 };
  for (const { text } of answerParts(chunk)) {
    const covered = coveredShare(coveredWords(asked, new Set(tokenize(text))));
    if (covered > best.covered) best = { text, covered };
  }
  return best.text;
}
