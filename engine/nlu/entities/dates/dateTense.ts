// Whether a date lies in the past or the future, by the words around it.
import { allMatches } from '../../../model/entities/entityMatch.ts';
import type { DateWords } from '../../../model/languages/dateWords.ts';

/** A direction from today; undefined if nothing says so. */
export type DateDirection = 'past' | 'future' | undefined;

/** Reads the words around a date at a place of a text in lower case. */
export interface TenseReader {
  readonly read: (text: string, start: number, end: number) => DateDirection;
  /** Where the days lie that a question asks for: "When did you buy it?" */
  readonly ofQuestion: (question: string) => DateDirection;
  /** Whether the date is a deadline: "by Thursday". */
  readonly isLimit: (text: string, start: number) => boolean;
}

const CLAUSE_END = /[.;!?](?=\s|$)|,(?=\s)/g;

/** Compiles the words of a language. */
export function compileTense({ past, future, missed, asks, limits, isVerbLast }: DateWords): TenseReader {
  const cue = new RegExp(
    String.raw`(?<![\p{L}\d'\u2019])(?:(?<future>${future})|(?<past>${past}))(?![\p{L}])`,
    'giu',
  );
  const asking = new RegExp(String.raw`(?<!\p{L})(?:${asks})(?!\p{L})`, 'iu');
  const limit = new RegExp(String.raw`(?<!\p{L})(?:${limits})(?: the| am| zum| this)? $`, 'iu');
  const wasExpected = new RegExp(String.raw`(?<!\p{L})(?:${missed})(?!\p{L})`, 'iu');
  const isLimit = (text: string, start: number): boolean =>
    limit.test(text.slice(Math.max(0, start - 32), start));
  const read = (text: string, start: number, end: number): DateDirection => {
    if (isLimit(text, start)) return 'future';
    const [from, until] = clauseAround(text, start, end);
    const expected = wasExpected.exec(text.slice(from, until));
    if (expected !== null && from + expected.index < start) return 'past';
    const own = readCues(text, from, until, start, end);
    return own ?? readCues(text, 0, text.length, start, end);
  };
  const ofQuestion = (question: string): DateDirection => {
    // What comes before is how it asks: "Could you tell me when you bought it?"
    const asked = asking.exec(question);
    const [first, ...others] = asked === null ? [] : cues(question.slice(asked.index + asked[0].length));
    return others.every((other) => other === first) ? first : undefined;
  };
  return { read, ofQuestion, isLimit };

  function readCues(text: string, from: number, until: number, start: number, end: number): DateDirection {
    const before = cues(text.slice(from, start)).at(-1);
    const after = cues(text.slice(end, until))[0];
    return isVerbLast ? (after ?? before) : (before ?? after);
  }

  function cues(text: string): readonly ('past' | 'future')[] {
    return allMatches(text, cue).map(({ groups }) => (groups?.future === undefined ? 'past' : 'future'));
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
