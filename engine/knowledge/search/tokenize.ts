import { stopWords } from '../../model/languages/parts.ts';

// Most words of most texts need none of what Unicode asks for.
const ascii = /^[\p{ASCII}]*$/u;

/**
 * Words of a text for lexical search: lower case, no diacritics, apostrophes and hyphens inside a word dropped, stop
 * words left out.
 */
export function tokenize(text: string): string[] {
  const words = ascii.test(text)
    ? text
        .toLowerCase()
        .replace(/(?<=[a-z])['-](?=[a-z])/g, '')
        .match(/[a-z0-9]+/g)
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/(?<=\p{L})['\u2019-](?=\p{L})/gu, '')
        .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter((word) => !stopWords.has(word));
}
