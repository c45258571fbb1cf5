// The words of a message that nobody knows: only these can be misspelt.
import { divideText, type TextPart, wordPlaces } from '../../model/clauses.ts';
import { dictionaryWord } from './dictionary.ts';

/** Whether a word, from {@link dictionaryWord}, is one of a language or of a project. */
export type IsKnownWord = (word: string) => boolean;

const address = /[^\s@]+@[^\s@]+|(?:https?:\/\/|www\.)\S+/giu;
/** Without it, a text has no address. */
const addressHint = /@|:\/\/|www\./i;
const apostrophe = /['’`]/;

/**
 * The places of the words that are not known, in the order of the message. Numbers, single letters, addresses and
 * mentions of entities are never among them.
 *
 * @param mentions - Places of the entities.
 */
export function findUnknownWords(
  text: string,
  mentions: readonly TextPart[],
  isKnown: IsKnownWord,
): readonly TextPart[] {
  const taken = addressHint.test(text)
    ? [
        ...mentions,
        ...Array.from(text.matchAll(address), ({ 0: found, index }) => ({
          start: index,
          end: index + found.length,
        })),
      ]
    : mentions;
  return divideText(text).words.filter(
    ({ start, end }) =>
      !taken.some((one) => one.start < end && one.end > start) &&
      !isRecognised(text.slice(start, end), isKnown),
  );
}

/** Of "kann's" and "Miller's", the word before the apostrophe may be the known one. */
function isRecognised(word: string, isKnown: IsKnownWord): boolean {
  if (/\p{N}/u.test(word)) return true;
  const whole = dictionaryWord(word);
  if (whole.length < 2 || isKnown(whole)) return true;
  const [stem = ''] = word.split(apostrophe);
  return stem !== word && isKnown(dictionaryWord(stem));
}

/**
 * The words of all texts in documents, however deep they lie.
 *
 * @param documents - JSON or parsed documents; ids are texts, too, their parts are separated by underscores.
 */
export function wordsOfDocuments(documents: unknown): ReadonlySet<string> {
  const words = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const { start, end } of wordPlaces(value)) words.add(dictionaryWord(value.slice(start, end)));
    } else if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value)) visit(item);
    }
  };
  visit(documents);
  return words;
}
