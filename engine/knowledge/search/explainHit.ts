import type { ExplainedHit } from '../../model/knowledgeExplanation.ts';
import type { KnowledgeQuery } from '../../model/knowledgePort.ts';
import type { KnowledgeHit } from '../../model/knowledgeResult.ts';
import { answerParts } from './answerParts.ts';
import type { LexicalIndex } from './createLexicalIndex.ts';
import { lexicalText } from './lexicalText.ts';
import type { RankedPassage } from './rankPassages.ts';
import { tokenize } from './tokenize.ts';

/** Says why a passage was found: both scores with their ranks, which words agree, which are missing. */
export function explainHit(
  { chunk, features, ranks, uncoveredPlaces }: RankedPassage,
  hit: KnowledgeHit,
  { text }: KnowledgeQuery,
  lexical: LexicalIndex,
): ExplainedHit {
  const asked = [...new Set(tokenize(text))];
  const total = asked.reduce((sum, word) => sum + lexical.weight(word), 0);
  const share = (word: string): number => rounded(lexical.weight(word) / Math.max(total, Number.EPSILON));
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
        similarity: rounded(match.similarity),
        weight: share(word),
      });
  }
  const tellingFirst = (a: { weight: number; asked: string }, b: { weight: number; asked: string }): number =>
    b.weight - a.weight || (a.asked < b.asked ? -1 : 1);
  return {
    ...hit,
    meaning: { score: rounded(features.cosine), rank: ranks.meaning },
    words: { score: rounded(features.lexical), rank: ranks.words },
    coverage: rounded(features.coverage),
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

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
