// Apostrophes inside a word are part of it; an emoji is a word of its own.
const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*|\p{Extended_Pictographic}/gu;

/**
 * The words of a normalised text in order, without their apostrophes: people write "dont" as often as "don't".
 *
 * @param normalised - Text as `normaliseUtterance` returns it.
 */
export function splitWords(normalised: string): string[] {
  return (normalised.match(WORD) ?? []).map((word) => word.replaceAll("'", ''));
}
