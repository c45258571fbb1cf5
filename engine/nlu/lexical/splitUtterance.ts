import { normaliseUtterance } from './normaliseUtterance.ts';
import { splitPlainText } from './splitPlainText.ts';

// Apostrophes inside a word are part of it; an emoji is a word of its own.
const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*|\p{Extended_Pictographic}/gu;

/**
 * The words of a message in order, normalised, without their apostrophes: people write "dont" as often as "don't".
 */
export function splitUtterance(text: string): readonly string[] {
  return splitPlainText(text) ?? splitNormalised(text);
}

function splitNormalised(text: string): readonly string[] {
  return (normaliseUtterance(text).match(WORD) ?? []).map((word) => word.replaceAll("'", ''));
}
