/**
 * The first banned phrase in a text, as it is written in the list. Case, punctuation, diacritics and invisible characters
 * make no difference, and a phrase may run over the end of a sentence; it must begin and end with a word.
 */
export function findBannedPhrase(text: string, phrases: readonly string[]): string | undefined {
  const words = ` ${plainWords(text)} `;
  return phrases.find((phrase) => {
    const wanted = plainWords(phrase);
    return wanted !== '' && words.includes(` ${wanted} `);
  });
}

function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}'’]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
