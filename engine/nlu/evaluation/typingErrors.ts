import type { Random } from '../../base/ports.ts';
import { seededRandom } from '../classifier/deterministic.ts';

/** The rows of a QWERTY keyboard, for finding neighbouring keys. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * A text with typing errors: one to `most` random edits, each an insertion, deletion or substitution by a neighbouring
 * key, or a transposition of neighbours (Damerau 1964).
 *
 * @param most - Maximum number of edits; a text with a letter gets at least one.
 * @param seed - The same text and seed give the same errors.
 */
export function typingErrors(text: string, most: number, seed: number): string {
  if (most < 1) return text;
  const random = seededRandom(seed ^ hash(text));
  // Whole characters, so that an edit does not break surrogate pairs.
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
      // The last letter is kept, because a message without letters has no meaning.
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

/** A key beside the right one; a letter that is not on the keyboard is doubled. */
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

/** FNV-1a over code units, so that every text gets different errors. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193);
  }
  return sum;
}
