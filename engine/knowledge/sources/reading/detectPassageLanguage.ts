import { loadLanguageDetector } from '../../../base/loadLanguageDetector.ts';
import type { Passage } from '../chunk.ts';
import { countWords } from '../countWords.ts';

/** Words from which a passage says what language it is in; figures and addresses do not count. */
const enoughWords = 8;
/** Longest beginning that is looked at, in UTF-16 units. */
const maxLength = 400;
/** By how much the likeliest language must be ahead, on the detector's scale of 0 to 1. */
const smallestLead = 0.08;
const noWords = /[^\s@]+@[^\s@]+|(?:https?:\/\/|www\.)\S+|\S*\d\S*/g;

/**
 * Prepares to tell the language of passages.
 *
 * @returns The language of a passage (`de`), or undefined where it is too short or not sure.
 */
export async function detectPassageLanguage(): Promise<
  (passage: Pick<Passage, 'titlePath' | 'text'>) => string | undefined
> {
  const detector = await loadLanguageDetector();
  return ({ titlePath, text }) => {
    const words = `${titlePath.at(-1) ?? ''}\n${text}`.slice(0, maxLength).replace(noWords, ' ');
    if (countWords(words) < enoughWords) return undefined;
    const result = detector.detect(words);
    if (!result.isReliable()) return undefined;
    const [best = 0, next = 0] = Object.values(result.getScores()).sort((a, b) => b - a);
    return best - next < smallestLead ? undefined : result.language;
  };
}
