import type { EntityMatch } from '../../model/entities/entityMatch.ts';

// A label never ends in a hyphen or dot, so a full stop after the address is not part of it.
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,24}(?![\p{L}\p{N}])/gu;

/** Email addresses, in lower case. */
export function findEmails(text: string): readonly EntityMatch[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(EMAIL)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[0].toLowerCase(),
  }));
}
