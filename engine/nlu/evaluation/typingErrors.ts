import type { Random } from '../../base/ports.ts';
import { seededRandom } from '../classifier/deterministic.ts';

/** Neighbours of each letter on a QWERTY keyboard, the rows above and below included. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * A text with typing errors: one to `most` random edits, each a letter left out, doubled or struck beside its place
 * (Damerau 1964: insertion, deletion, substitution, transposition of neighbours).
 *
 * @param most - Edits at most; at least one is made in a text that has a letter.
 * @param seed - The same text and seed give the same errors.
 */
export function typingErrors(text: string, most: number, seed: number): string {
  if (most < 1) return text;
  const random = seededRandom(seed ^ hash(text));
  // Whole characters: an edit must not break one of two code units.
  const letters = [...text];
  const edits = 1 + Math.floor(random.next() * most);
  for (let edit = 0; edit < edits; edit++) editOnce(letters, random);
  return letters.join('');
}

function editOnce(letters: string[], random: Random): void {
  const places = letters.flatMap((letter, place) => (/\p{L}/u.test(letter) ? [place] : []));
  const at = places[Math.floor(random.next() * places.length)];
  if (at === undefined) return;
  const letter = letters[at] ?? '';
  switch (Math.floor(random.next() * 4)) {
    case 0:
      // The last letter stays: a message without one says nothing.
      if (places.length > 1) letters.splice(at, 1);
      else letters.splice(at, 0, letter);
      break;
    case 1:
      letters.splice(at, 0, neighbouringKey(letter, random));
      break;
    case 2:
      letters[at] = neighbouringKey(letter, random);
      break;
    default:
      if (at + 1 < letters.length) letters.splice(at, 2, letters[at + 1] ?? '', letter);
      else if (at > 0) letters.splice(at - 1, 2, letter, letters[at - 1] ?? '');
  }
}

/** The key beside the one that was meant; a letter that no key of the keyboard has is struck twice. */
function neighbouringKey(letter: string, random: Random): string {
  const lower = letter.toLowerCase();
  const row = ROWS.findIndex((keys) => keys.includes(lower));
  const column = ROWS[row]?.indexOf(lower) ?? -1;
  const beside = [
    ROWS[row]?.[column - 1],
    ROWS[row]?.[column + 1],
    ROWS[row - 1]?.[column],
    ROWS[row - 1]?.[column + 1],
    ROWS[row + 1]?.[column - 1],
    ROWS[row + 1]?.[column],
  ].filter((key) => key !== undefined);
  const key = row < 0 ? letter : (beside[Math.floor(random.next() * beside.length)] ?? letter);
  return letter === lower ? key : key.toUpperCase();
}

/** FNV-1a over code units: another sequence for every text. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193);
  }
  return sum;
}
