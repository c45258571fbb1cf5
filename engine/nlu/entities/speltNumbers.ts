/** A number in words: how many words it takes, and its value. */
export interface SpeltNumber {
  readonly words: number;
  readonly value: number;
}

/** Reads the number that begins at a word; undefined where none does. `joined` says by what a word is joined to the one before. */
export type ReadSpelt = (
  words: readonly string[],
  joined: readonly string[],
  at: number,
) => SpeltNumber | undefined;

const HUNDRED = 100;
const THOUSAND = 1000;

/**
 * English: "twenty-five", "a hundred and five", "two thousand three hundred".
 *
 * @param small - From zero to twenty.
 */
export function englishNumbers(small: ReadonlyMap<string, number>): ReadSpelt {
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

/** German, where all of a number is one word: "fünfundzwanzig", "hundertfünf", "zweitausend". */
export function germanNumbers(small: ReadonlyMap<string, number>): ReadSpelt {
  const ones = [...small].filter(([, value]) => value > 0 && value < 10);
  const belowHundred = new Map(small);
  'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ').forEach((word, n) => {
    belowHundred.set(word, 20 + 10 * n);
    for (const [one, value] of ones)
      belowHundred.set(`${value === 1 ? 'ein' : one}und${word}`, 20 + 10 * n + value);
  });
  const compound = (
    word: string,
    unit: string,
    value: number,
    read: (part: string) => number | undefined,
  ) => {
    const at = word.indexOf(unit);
    if (at < 0) return undefined;
    const [before, after] = [word.slice(0, at), word.slice(at + unit.length).replace(/^und(?!$)/, '')];
    const count = before === '' || before === 'ein' ? 1 : read(before);
    const more = after === '' ? 0 : read(after);
    return count === undefined || more === undefined || count === 0 ? undefined : count * value + more;
  };
  const belowThousand = (word: string): number | undefined =>
    belowHundred.get(word) ?? compound(word, 'hundert', HUNDRED, (part) => belowHundred.get(part));
  return (words, _, at) => {
    const word = words[at] ?? '';
    const value = belowThousand(word) ?? compound(word, 'tausend', THOUSAND, belowThousand);
    return value === undefined ? undefined : { words: 1, value };
  };
}
