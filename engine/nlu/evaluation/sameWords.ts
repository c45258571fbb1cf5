import { splitUtterance } from '../lexical/splitUtterance.ts';

/** What is left of a message when case, punctuation, spacing and digits do not count; itself when nothing is. */
export function sameWords(text: string): string {
  const words = splitUtterance(text).join(' ');
  return words === '' ? text.trim() : words;
}
