/**
 * A text as it is compared: lower case, without accents, apostrophes and punctuation, words parted by one space.
 *
 * @example normalisePhrase("Don't  wórry!") // "dont worry"
 */
export function normalisePhrase(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
