import { count, tens } from '../count.ts';
import type { DurationLanguage, NumberWords, ReadSpelt, SpeltNumber } from '../language.ts';

const HUNDRED = 100;
const THOUSAND = 1000;

/** Numbers in words, up to 999,999. */
export const numbers: NumberWords = {
  small: (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty'
  ).split(' '),
  read: longNumbers,
  hints: ['ty\\b', 'hundred', 'thousand'],
};

/**
 * English: "twenty-five", "a hundred and five", "two thousand three hundred".
 *
 * @param small - From zero to twenty.
 */
function longNumbers(small: ReadonlyMap<string, number>): ReadSpelt {
  const tens = new Map(
    'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, n) => [word, 20 + 10 * n]),
  );
  const belowHundred: ReadSpelt = (words, joined, at) => {
    const ten = tens.get(words[at] ?? '');
    const one = small.get(words[at + 1] ?? '') ?? 0;
    if (ten !== undefined)
      return one > 0 && one < 10 && /^[ -]$/.test(joined[at + 1] ?? '')
        ? { words: 2, value: ten + one }
        : { words: 1, value: ten };
    const value = small.get(words[at] ?? '');
    return value === undefined ? undefined : { words: 1, value };
  };
  /** What follows "hundred" or "thousand", with or without "and". */
  const rest = (
    read: ReadSpelt,
    words: readonly string[],
    joined: readonly string[],
    at: number,
  ): SpeltNumber => {
    const and = words[at] === 'and' ? 1 : 0;
    const found = joined[at] === ' ' ? read(words, joined, at + and) : undefined;
    return found === undefined || found.value === 0
      ? { words: 0, value: 0 }
      : { words: found.words + and, value: found.value };
  };
  const counted = (
    words: readonly string[],
    joined: readonly string[],
    at: number,
    read: ReadSpelt,
  ): SpeltNumber | undefined => (words[at] === 'a' ? { words: 1, value: 1 } : read(words, joined, at));
  const belowThousand: ReadSpelt = (words, joined, at) => {
    const count = counted(words, joined, at, belowHundred);
    if (count === undefined || words[at + count.words] !== 'hundred') return belowHundred(words, joined, at);
    const more = rest(belowHundred, words, joined, at + count.words + 1);
    return { words: count.words + 1 + more.words, value: count.value * HUNDRED + more.value };
  };
  return (words, joined, at) => {
    const count = counted(words, joined, at, belowThousand);
    if (count === undefined || words[at + count.words] !== 'thousand')
      return belowThousand(words, joined, at);
    const more = rest(belowThousand, words, joined, at + count.words + 1);
    return { words: count.words + 1 + more.words, value: count.value * THOUSAND + more.value };
  };
}

const EN_ONES = 'one two three four five six seven eight nine';
const EN_TENS = tens('twenty thirty forty fifty sixty seventy eighty ninety');
const english = new Map<string, number>([
  ...count(`${EN_ONES} ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`),
  ...EN_TENS,
  ...EN_TENS.flatMap(([ten, value]) =>
    count(EN_ONES).flatMap(([one, more]): [string, number][] => [
      [`${ten}-${one}`, value + more],
      [`${ten} ${one}`, value + more],
    ]),
  ),
]);

/** Spans of time. */
export const durations: DurationLanguage = {
  units: {
    Y: 'years?|yrs?',
    M: 'months?',
    W: 'weeks?|wks?',
    D: 'days?',
    H: 'hours?|hrs?|h',
    m: 'minutes?|mins?',
    S: 'seconds?|secs?',
  },
  numbers: english,
  article: 'an?',
  before:
    'for|within|about|over|only|just|takes?|took|lasts?|lasted|waited|waiting|after|almost|nearly|than|least|most|around|past|another',
  and: 'and|,|, and',
  andHalf: 'and a half',
  half: 'half an?',
  phrases: [
    ['(?:a )?fortnight', 'P2W'],
    ['(?:a )?quarter(?: of an)? hour', 'PT15M'],
    ['three[ -]quarters of an hour', 'PT45M'],
  ],
  to: 'to|or|-|–',
  momentAfter: 'ago|from now|from today',
};
