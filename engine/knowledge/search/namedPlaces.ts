import { type PlaceNames, plain } from './placeNames.ts';

const wordPattern = /[\p{L}\p{N}]+/gu;
/** After these a name in lower case is a place, not a jersey or a turkey. */
const leadsToPlace = new Set(
  'to in into from within near outside inside for across throughout nach in aus von für innerhalb'.split(' '),
);
/** Most words that a name has: "Bosnia and Herzegovina", "South Georgia and South Sandwich Islands". */
const longestName = 6;

/**
 * Finds the places that a text names: written with a capital letter inside of a sentence, or after a word such as "to".
 *
 * @returns Region codes of CLDR.
 */
export function namedPlaces(text: string, names: PlaceNames): ReadonlySet<string> {
  const words = Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({ word, index }));
  const shouted = text === text.toUpperCase();
  const found = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    const { word = '', index = 0 } = words[at] ?? {};
    const capital = !shouted && /^\p{Lu}/u.test(word) && !beginsSentence(text, index);
    const before = words[at - 1]?.word.toLowerCase() ?? '';
    const previous = before === 'the' || before === 'a' ? (words[at - 2]?.word.toLowerCase() ?? '') : before;
    if (!capital && !leadsToPlace.has(previous)) continue;
    for (let length = Math.min(longestName, words.length - at); length > 0; length -= 1) {
      const name = plain(
        words
          .slice(at, at + length)
          .map(({ word }) => word)
          .join(' '),
      );
      const region = names.get(name);
      if (region === undefined) continue;
      found.add(region);
      at += length - 1;
      break;
    }
  }
  return found;
}

function beginsSentence(text: string, index: number): boolean {
  const before = text.slice(0, index).trimEnd();
  return before === '' || /[.!?:;\n]$/.test(before);
}
