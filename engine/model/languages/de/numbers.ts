import { count, tens } from '../count.ts';
import type { DurationLanguage, NumberWords, ReadSpelt } from '../language.ts';

const HUNDRED = 100;
const THOUSAND = 1000;

/** Numbers in words, up to 999,999. */
export const numbers: NumberWords = {
  small: (
    'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn ' +
    'siebzehn achtzehn neunzehn zwanzig'
  ).split(' '),
  read: longNumbers,
  hints: ['ß?zig', 'dreißig', 'hundert', 'tausend'],
};

/** German, where all of a number is one word: "fünfundzwanzig", "hundertfünf", "zweitausend". */
function longNumbers(small: ReadonlyMap<string, number>): ReadSpelt {
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

const DE_TENS = tens('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig');
const DE_UNITS = count('ein zwei drei vier fünf sechs sieben acht neun');
const german = new Map<string, number>([
  ...count(
    'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn',
    2,
  ),
  ...count('siebzehn achtzehn neunzehn', 17),
  ...DE_TENS,
  ...DE_TENS.flatMap(([ten, value]) =>
    DE_UNITS.map(([one, more]): [string, number] => [`${one}und${ten}`, value + more]),
  ),
  ...DE_UNITS.map(([one, value]): [string, number] => [`${one}einhalb`, value + 0.5]),
  ['anderthalb', 1.5],
]);

/** Spans of time. */
export const durations: DurationLanguage = {
  units: {
    Y: 'jahre?n?s?',
    M: 'monat(?:en?|s)?',
    W: 'wochen?',
    D: 'tage?n?s?',
    H: 'stunden?|std\\.?|h',
    m: 'minuten?|min\\.?',
    S: 'sekunden?|sek\\.?',
  },
  numbers: german,
  article: 'ein(?:e[nmrs]?)?',
  before:
    'für|seit|innerhalb|binnen|nach|über|fast|etwa|circa|ca|rund|schon|nur|noch|dauert|dauerte|gedauert|mindestens|höchstens|als|während|gut|knapp|ungefähr|warte|wartete',
  and: 'und|,',
  andHalf: 'und eine halbe',
  half: '(?:eine[rn]? )?halbe[nrs]?|ein(?:em)? halbe[sn]|halbes',
  phrases: [
    ['(?:eine[r]? )?viertelstunde', 'PT15M'],
    ['(?:eine[r]? )?dreiviertelstunde', 'PT45M'],
  ],
  to: 'bis|oder|-|–',
  momentBefore: 'vor',
  momentAfter: 'her',
};
