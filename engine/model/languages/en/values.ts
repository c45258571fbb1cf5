import type { NumberWords, ReadSpelt, SpeltNumber } from '../language.ts';
import type { AddressWords, MoneyWords, NameWords, SpokenMarks, TimeWords } from '../valueWords.ts';

/** Amounts of money. */
export const money: MoneyWords = {
  one: 'a|one',
  adjectives: 'us|u\\.s\\.|american|canadian|australian|swiss|british',
  and: 'and',
  between: 'between',
  or: 'or',
  timeBefore: 'at|by|until|till|around',
  afterCents:
    'and|or|but|for|please|back|each|per|in|on|at|to|from|was|is|which|twice|instead|only|too|thanks|total|yesterday|today',
};

/** E-mail addresses as they are said. */
export const spoken: SpokenMarks = {
  at: 'at|at sign',
  ambiguousAt: 'at|at sign',
  dot: 'dot|period',
  underscore: 'underscore|under score',
  dash: 'dash|hyphen|minus',
  plus: 'plus',
  before: "e-?mail|mail|address|is|it's|its|that's|to|use|try|under|named|says",
  notBeforeAt:
    'look|looking|looked|meet|meeting|shop|shopping|shopped|arrive|arrived|buy|bought|order|ordered|work|working|found|find|seen|saw|store|stay|live|here|there|available|sold|listed|posted|sign|signed|register|registered|log|logged|login|account|website|site|page|reach|contact|not|only|and|me|us|you|it',
};

/** Introductions. */
export const names: NameWords = {
  sure: "(?:my|the|full) (?:full |first |last )?name(?: is|['\\u2019]?s|\\s*:)|name\\s*:|name is|(?:you can |please |just )?call me|i am called|goes by",
  unsure: "i['\\u2019]m|i am|this is|it['\\u2019]s|speaking with",
  behind: 'here|speaking',
  titles: 'mr|mrs|ms|miss|dr|prof|sir|mister',
  firstName: '(?:my )?(?:first|given) name',
  lastName: '(?:my )?(?:last|family) name|surname',
  notNames:
    'angry|hungry|sorry|happy|fine|done|late|sure|ready|sad|mad|lost|new|back|good|upset|furious|confused|livid|serious|urgent|delivery|customer|support|english|german|american|british|home|broken|wrong|tired|bored|worried|scared|excited|stuck|desperate|annoyed|afraid|aware|interested|available|busy|free|sick|ill|old|young|great|terrible|awful|wonderful|friday|monday|tuesday|wednesday|thursday|saturday|sunday|christmas',
};

/** Addresses: number and street, city, state and postal code, or a British postal code. */
export const address: AddressWords = {
  numberLast: false,
  street:
    'street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|place|pl|square|sq|terrace|close|crescent|parkway|pkwy|highway|hwy|broadway|row|gardens|hill|park',
  unit: '(?:apt|apartment|unit|suite|ste|flat|floor|#)\\.? ?[\\p{L}\\d-]{1,6}',
  place:
    "(?:\\p{Lu}[\\p{L}.'\\u2019-]*(?: \\p{L}[\\p{L}.'\\u2019-]*){0,3}),? (?:(?:[A-Z]{2}|\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)?),? \\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})",
};

/** Times of day. */
export const times: TimeWords = {
  digits: [
    '(?<hour>1[0-2]|0?[1-9])(?:[:.](?<minute>[0-5]\\d))? ?(?<half>[ap])\\.?m\\b\\.?',
    '(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)',
    "(?<hour>1[0-2]|[1-9]) o['\\u2019]?clock",
    '(?<hour>1[0-2]|[1-9])(?=,? (?:in the (?:morning|afternoon|evening)|at night))',
  ],
  hours: 'one two three four five six seven eight nine ten eleven twelve'.split(' '),
  minutes: [
    ['five', 5],
    ['ten', 10],
    ['(?:a )?quarter', 15],
    ['twenty[ -]five', 25],
    ['twenty', 20],
  ],
  said: [
    ['half (?:past )?{HOUR}', 30],
    ['{MIN} (?:past|after) {HOUR}', 'after'],
    ['{MIN} (?:to|before|till) {HOUR}', 'before'],
    ["{HOUR} o['\\u2019]?clock", 0],
  ],
  named: [
    ['noon|midday', '12:00'],
    ['midnight', '00:00'],
  ],
  morning: 'in the morning|a\\.?m\\b\\.?',
  afternoon: 'in the afternoon|in the evening|p\\.?m\\b\\.?',
  night: 'at night|tonight|last night',
  morningBefore: 'morning',
  afternoonBefore: 'afternoon|evening',
  joint: 'at|around|about|by|from',
  isTwentyFour: false,
};

const HUNDRED = 100;
const SCALES: readonly (readonly [string, number])[] = [
  ['billion', 1e9],
  ['million', 1e6],
  ['thousand', 1000],
];

/** Numbers in words: "twenty-five", "a hundred and five", "two point five", "three million". */
export const numbers: NumberWords = {
  small: (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty'
  ).split(' '),
  read: longNumbers,
  hints: ['ty\\b', 'hundred', 'thousand', 'illion'],
  scales: [
    ['hundred', 100],
    ['thousand', 1000],
    ['million|mill?|mn|mio\\.?', 1e6],
    ['billion|bn', 1e9],
  ],
  touching:
    "o['\\u2019]?clock|past|[ap]\\.?m|(?:half|quarters?|thirds?) of|and an? (?:third|half|quarter)|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|point|half|halves|quarters?|thirds?",
  vague: 'couple|couple of|few|several|many|some',
  to: 'to|through|and up to',
  digits: { oh: '0', o: '0', nought: '0', null: '0' },
  repeats: { double: 2, triple: 3, treble: 3 },
};

/**
 * Reads a longer number.
 *
 * @param small - From zero to twenty.
 */
function longNumbers(small: ReadonlyMap<string, number>): ReadSpelt {
  const tens = new Map(
    'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, n) => [word, 20 + 10 * n]),
  );
  tens.set('fourty', 40);
  const belowHundred: ReadSpelt = (words, joined, at) => {
    const ten = tens.get(words[at] ?? '');
    const one = small.get(words[at + 1] ?? '') ?? 0;
    if (ten !== undefined)
      return one > 0 && one < 10 && isJoined(joined[at + 1])
        ? { words: 2, value: ten + one }
        : { words: 1, value: ten };
    const value = small.get(words[at] ?? '');
    return value === undefined ? undefined : { words: 1, value };
  };
  /** The part after "hundred", "thousand" and so on, with or without "and". */
  const rest = (
    read: ReadSpelt,
    words: readonly string[],
    joined: readonly string[],
    at: number,
    below: number,
  ): SpeltNumber => {
    const and = words[at] === 'and' ? 1 : 0;
    const found = isJoined(joined[at]) ? read(words, joined, at + and) : undefined;
    return found === undefined || found.value === 0 || found.value >= below
      ? { words: 0, value: 0 }
      : { words: found.words + and, value: found.value };
  };
  const belowThousand: ReadSpelt = (words, joined, at) => {
    const count = words[at] === 'a' ? { words: 1, value: 1 } : belowHundred(words, joined, at);
    if (count === undefined || words[at + count.words] !== 'hundred' || !isJoined(joined[at + count.words]))
      return belowHundred(words, joined, at);
    const more = rest(belowHundred, words, joined, at + count.words + 1, HUNDRED);
    return { words: count.words + 1 + more.words, value: count.value * HUNDRED + more.value };
  };
  const whole: ReadSpelt = (words, joined, at) => {
    const count =
      words[at] === 'a' && words[at + 1] !== 'hundred'
        ? { words: 1, value: 1 }
        : belowThousand(words, joined, at);
    if (count === undefined) return undefined;
    const scale = SCALES.find(([word]) => word === words[at + count.words]);
    if (scale === undefined || !isJoined(joined[at + count.words]))
      return words[at] === 'a' && words[at + 1] !== 'hundred' ? undefined : count;
    const more = rest(whole, words, joined, at + count.words + 1, scale[1]);
    return { words: count.words + 1 + more.words, value: count.value * scale[1] + more.value };
  };
  return (words, joined, at) => {
    const half = halfOf(words, joined, at);
    if (half !== undefined) return half;
    const found = whole(words, joined, at);
    if (found === undefined) return undefined;
    const exact = withFraction(found, words, joined, at, small);
    return exact.words === found.words ? found : withScale(exact, words, joined, at);
  };
}

/** "Half a million". */
function halfOf(words: readonly string[], joined: readonly string[], at: number): SpeltNumber | undefined {
  if (words[at] !== 'half' || words[at + 1] !== 'a' || !isJoined(joined[at + 1])) return undefined;
  const scale = SCALES.find(([word]) => word === words[at + 2]);
  return scale === undefined || !isJoined(joined[at + 2]) ? undefined : { words: 3, value: scale[1] / 2 };
}

/** "Five and a half thousand", "one point five million". */
function withScale(
  number: SpeltNumber,
  words: readonly string[],
  joined: readonly string[],
  at: number,
): SpeltNumber {
  const next = at + number.words;
  const scale = SCALES.find(([word]) => word === words[next]);
  return scale === undefined || !isJoined(joined[next])
    ? number
    : { words: number.words + 1, value: Math.round(number.value * scale[1]) };
}

/** "two point five", "two and a half". */
function withFraction(
  number: SpeltNumber,
  words: readonly string[],
  joined: readonly string[],
  at: number,
  small: ReadonlyMap<string, number>,
): SpeltNumber {
  const next = at + number.words;
  const plain = [0, 1, 2].every((n) => joined[next + n] === ' ');
  if (plain && words.slice(next, next + 3).join(' ') === 'and a half')
    return { words: number.words + 3, value: number.value + 0.5 };
  if (words[next] !== 'point') return number;
  let digits = '';
  for (let one = next + 1; (small.get(words[one] ?? '') ?? 10) < 10; one++)
    digits += small.get(words[one] ?? '');
  return digits === ''
    ? number
    : { words: number.words + 1 + digits.length, value: Number(`${number.value}.${digits}`) };
}

function isJoined(gap: string | undefined): boolean {
  return gap === ' ' || gap === '-';
}
