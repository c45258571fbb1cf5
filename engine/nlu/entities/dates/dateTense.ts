// Whether a date lies in the past or the future, by the words around it.
import { allMatches } from '../../../model/entities/entityMatch.ts';
import type { TenseWords } from '../../../model/languages/dateWords.ts';

/** A direction from today; undefined if nothing says so. */
export type DateDirection = 'past' | 'future' | undefined;

/** The direction that a sentence gives a date; `open` if its words fit both. */
export type SaidDirection = DateDirection | 'open';

/** Reads the words around a date at a place of a text in lower case. */
export interface TenseReader {
  readonly read: (text: string, start: number, end: number) => SaidDirection;
  /** Where the days lie that a question asks for: "When did you buy it?" */
  readonly ofQuestion: (question: string) => DateDirection;
  /** Whether the date is a deadline: "by Thursday". */
  readonly isLimit: (text: string, start: number) => boolean;
}

/** The point of an ordinal ("am 3. April") ends none. */
const CLAUSE_END = /(?:(?<!\d)\.|[;!?])(?=\s|$)|,(?=\s)/g;

/** Compiles the words of a language. */
export function compileTense({
  past,
  future,
  open,
  missed,
  aims,
  present,
  asks,
  limits,
  isVerbLast,
}: TenseWords): TenseReader {
  const cue = new RegExp(
    String.raw`(?<![\p{L}\d'\u2019])(?:(?<future>${future.join('|')})|(?<open>${open.join('|') || '$.'})|(?<past>${past.join('|')}))(?![\p{L}])`,
    'giu',
  );
  const asking = new RegExp(String.raw`(?<!\p{L})(?:${asks})(?!\p{L})`, 'iu');
  const limit = new RegExp(String.raw`(?<!\p{L})(?:${limits})(?: the| am| zum| this)? $`, 'iu');
  const wasExpected = new RegExp(String.raw`(?<!\p{L})(?:${missed.join('|')})(?!\p{L})`, 'iu');
  const aim = aims && new RegExp(String.raw`(?<!\p{L})(?:${aims[0]}) $`, 'iu');
  const arrangement = aims && new RegExp(String.raw`(?<!\p{L})(?:${aims[1]})(?!\p{L})`, 'iu');
  const isPresent =
    present === null ? undefined : new RegExp(String.raw`(?<!\p{L})(?:${present})(?!\p{L})`, 'iu');
  const isLimit = (text: string, start: number): boolean =>
    limit.test(text.slice(Math.max(0, start - 32), start));
  const read = (text: string, start: number, end: number): SaidDirection => {
    if (isLimit(text, start)) return 'future';
    const [from, until] = clauseAround(text, start, end);
    const expected = wasExpected.exec(text.slice(from, until));
    if (expected !== null && from + expected.index < start) return 'past';
    if (aim?.test(text.slice(from, start)) && arrangement?.test(text.slice(from, until))) return 'future';
    const own = readCues(text, from, until, start, end);
    const said = own ?? readCues(text, 0, text.length, start, end);
    // "Clear my calendar for September 6th".
    return said ?? (aim?.test(text.slice(from, start)) ? 'future' : undefined);
  };
  const ofQuestion = (question: string): DateDirection => {
    // What comes before is how it asks: "Could you tell me when you bought it?"
    const asked = asking.exec(question);
    const [first, ...others] = asked === null ? [] : cues(question.slice(asked.index + asked[0].length));
    return first !== 'open' && others.every((other) => other === first) ? first : undefined;
  };
  return { read, ofQuestion, isLimit };

  function readCues(text: string, from: number, until: number, start: number, end: number): SaidDirection {
    const before = cues(text.slice(from, start)).at(-1);
    const after = cues(text.slice(end, until))[0];
    if (isVerbLast) return after ?? before;
    // "Is the concert on Friday sold out?"
    const isState = after === 'past' && isPresent?.test(text.slice(from, start)) === true;
    return before ?? (isState ? undefined : after);
  }

  function cues(text: string): readonly ('past' | 'future' | 'open')[] {
    return allMatches(text, cue).map(({ groups }) =>
      groups?.future !== undefined ? 'future' : groups?.open !== undefined ? 'open' : 'past',
    );
  }
}

function clauseAround(text: string, start: number, end: number): readonly [number, number] {
  let from = 0;
  for (const { index } of allMatches(text, CLAUSE_END)) {
    if (index < start) from = index + 1;
    else if (index >= end) return [from, index];
  }
  return [from, text.length];
}
