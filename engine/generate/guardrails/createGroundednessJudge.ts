import type { KnowledgeHit } from '../../model/knowledgeResult.ts';
import { sentencesOf } from '../sentencesOf.ts';
import { isSameWord } from './isSameWord.ts';
import { type Content, isUnit, type NumberUse, readContent } from './readContent.ts';

/** What a sentence rests on. */
export type SentenceGrounds =
  /** It claims nothing: a courtesy. */
  | { readonly type: 'neutral' }
  /** The sources that cover it. */
  | { readonly type: 'grounded'; readonly sources: readonly KnowledgeHit[] }
  /** What of it no source says. */
  | { readonly type: 'ungrounded'; readonly missing: readonly string[] };

/** How the sentences of a text are held against sources. */
export interface GroundednessJudge {
  readonly judge: (sentence: string) => SentenceGrounds;
}

/**
 * Judges without a language model whether sources say what a sentence says: the share of its content words that a
 * source holds (in whatever form) must reach `groundedness`, and every number must stand in it with the same unit, in a
 * sentence about the same. One source is tried before several together. It compares words, not meaning: who says "not"
 * goes unnoticed.
 *
 * @param groundedness - Share in [0, 1].
 * @param given - Words that need no source: the persona's name.
 */
export function createGroundednessJudge(
  sources: readonly KnowledgeHit[],
  groundedness: number,
  given: string,
): GroundednessJudge {
  const read = sources.map(readSource);
  const known = readContent(given).words;

  return {
    judge: (sentence) => {
      const content = readContent(sentence);
      const words = content.words.filter((word) => !known.some((given) => isSameWord(word, given)));
      if (words.length === 0 && content.numbers.length === 0) return { type: 'neutral' };
      const claim = { words, numbers: content.numbers };
      const gaps = read.map((source) => ({ ...source, missing: missingFrom(claim, [source]) }));
      const best = gaps.toSorted((a, b) => size(a.missing) - size(b.missing));
      for (let count = 1; count <= Math.min(best.length, 3); count += 1) {
        const taken = best.slice(0, count);
        const missing = missingFrom(claim, taken);
        const covered = words.length === 0 ? 1 : 1 - missing.words.length / words.length;
        if (missing.numbers.length === 0 && covered >= groundedness) {
          return { type: 'grounded', sources: taken.map((source) => source.hit) };
        }
      }
      const missing = best[0]?.missing ?? claim;
      return { type: 'ungrounded', missing: [...missing.numbers.map(numberText), ...missing.words] };
    },
  };
}

/** A source as claims are held against it. */
interface ReadSource {
  readonly hit: KnowledgeHit;
  readonly words: readonly string[];
  /** Each with the words of the title, which say what it is about. */
  readonly sentences: readonly Content[];
}

function readSource(hit: KnowledgeHit): ReadSource {
  const title = readContent(hit.titlePath.join('\n'));
  const sentences = [title, ...sentencesOf(hit.text).map(readContent)].map(({ words, numbers }) => ({
    words: [...title.words, ...words],
    numbers,
  }));
  return { hit, words: sentences.flatMap(({ words }) => words), sentences };
}

function missingFrom(claim: Content, sources: readonly ReadSource[]): Content {
  const topics = claim.words.filter((word) => !isUnit(word));
  return {
    words: claim.words.filter((word) => !sources.some((source) => holds(source.words, word))),
    numbers: claim.numbers.filter(
      (used) => !sources.some(({ sentences }) => sentences.some((said) => saysNumber(said, used, topics))),
    ),
  };
}

function saysNumber(said: Content, used: NumberUse, topics: readonly string[]): boolean {
  return (
    said.numbers.some((other) => isSameNumber(used, other)) &&
    (topics.length === 0 || topics.some((word) => holds(said.words, word)))
  );
}

function holds(words: readonly string[], word: string): boolean {
  return words.some((other) => isSameWord(word, other));
}

/** A number without a unit may be of anything; one with a unit must be of the same. */
function isSameNumber(used: NumberUse, other: NumberUse): boolean {
  return used.value === other.value && (used.unit === null || used.unit === other.unit);
}

/** A number that is not there weighs more than any word. */
function size(missing: Content): number {
  return missing.numbers.length * 100 + missing.words.length;
}

function numberText({ value, unit }: NumberUse): string {
  return unit === null ? value : `${value} ${unit}`;
}
