const ascii = /^[\x20-\x7e]*$/;

/**
 * A text as it is compared: lower case, without accents, apostrophes and punctuation, words parted by one space.
 *
 * @example normalisePhrase("Don't  wórry!") // "dont worry"
 */
export function normalisePhrase(text: string): string {
  if (ascii.test(text)) {
    // The same for plain English, three times as fast: this runs for every option of every choice.
    return text
      .toLowerCase()
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
