import { distance } from 'fastest-levenshtein';

const SHORTEST = 5;
const SUBSTITUTION_FROM = 7;
const TWO_EDITS_FROM = 10;

/**
 * True when `written` is likely meant to be `word`. Mistakes in the first letter never pass, and short words are
 * trusted as they are: one letter off "black" is "back". From 5 letters on a letter may be missing, doubled or
 * swapped with its neighbour, from 7 on one may be wrong, from 10 on two mistakes pass.
 *
 * @param written - A word of the message, normalised as `wordSpans` does.
 * @param word - A word of the list, normalised in the same way.
 */
export function isMisspelling(written: string, word: string): boolean {
  if (word.length < SHORTEST || written.length < SHORTEST || written[0] !== word[0]) return false;
  if (/\d/.test(word) || /\d/.test(written)) return false;
  const edits = distance(written, word);
  if (edits === 0) return false;
  if (edits === 1) return written.length !== word.length || word.length >= SUBSTITUTION_FROM;
  return edits === 2 && (word.length >= TWO_EDITS_FROM || isSwap(written, word));
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
