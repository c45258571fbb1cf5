import { stopWords } from '../../base/stopWords.ts';

/**
 * Words of a text for lexical search: lower case, no diacritics, apostrophes and hyphens inside a word dropped, stop
 * words left out.
 */
export function tokenize(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<=\p{L})['\u2019-](?=\p{L})/gu, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !stopWords.has(word));
}
