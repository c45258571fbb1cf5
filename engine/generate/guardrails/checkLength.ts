import type { GuardrailViolation } from '../../model/generateResult.ts';

/** A "word" longer than this on the average is no language: it counts as too long by its characters. */
const lettersPerWord = 40;

/** Holds a text against the number of words it may have: what stands between spaces, as people count. */
export function checkLength(text: string, maxWords: number): GuardrailViolation[] {
  if (text.length > maxWords * lettersPerWord) {
    return [
      { rule: 'too_long', detail: `it has ${text.length} characters; at most ${maxWords} words are allowed` },
    ];
  }
  const words = text.match(/\S+/g)?.length ?? 0;
  if (words <= maxWords) return [];
  return [{ rule: 'too_long', detail: `it has ${words} words; at most ${maxWords} are allowed` }];
}
