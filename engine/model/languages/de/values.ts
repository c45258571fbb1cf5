import type { NumberWords, ReadSpelt } from '../language.ts';
import type { AddressWords, MoneyWords, NameWords, SpokenMarks, TimeWords } from '../valueWords.ts';

/** Amounts of money. */
export const money: MoneyWords = {
  one: 'ein|eine|einen|einem|eines',
  adjectives: 'us|amerikanische|kanadische|australische|schweizer|britische',
  and: 'und',
  between: 'zwischen',
  or: 'oder',
  fifty: 'fuffzig',
  timeBefore: 'um|gegen|ab|bis|vor',
  afterCents:
    'und|oder|aber|für|bitte|zurück|in|an|am|auf|zu|von|war|ist|hat|habe|haben|wurde|wurden|die|pro|je|zweimal|statt|nur|insgesamt|bezahlt|gezahlt|gekostet|abgebucht|überwiesen|berechnet|verlangt|erstattet|ausgegeben|danke|gestern|heute',
};

/** E-mail addresses as they are said. */
export const spoken: SpokenMarks = {
  at: 'ät|at|aet|klammeraffe|affenschwanz',
  ambiguousAt: 'at',
  dot: 'punkt|dot',
  underscore: 'unterstrich|underscore',
  dash: 'minus|bindestrich|strich|dash',
  plus: 'plus',
  before: 'e-?mail|mail|adresse|mailadresse|emailadresse|ist|lautet|wäre|an|unter|bitte|nämlich|das',
};

/** Introductions. */
export const names: NameWords = {
  sure: '(?:mein|der|voller) (?:voller |ganzer )?name (?:ist|lautet|wäre)|mein name\\s*:|name\\s*:|ich hei(?:ß|ss)e|man nennt mich',
  unsure: '(?!)',
  unsureWhole: 'ich bin(?: (?:der|die))?|hier (?:ist|spricht|schreibt)(?: (?:der|die))?',
  behind: 'hier|am apparat',
  titles: 'herr|herrn|frau|dr|prof|fr|hr',
  firstName: '(?:mein )?vorname',
  lastName: '(?:mein )?(?:nachname|familienname|zuname)',
  notNames: 'kunde|kundin|neukunde|mitglied|besitzer|käufer|student|rentner',
};

/** Addresses: street and number, postal code and city. */
export const address: AddressWords = {
  numberLast: true,
  street:
    'stra(?:ß|ss)e|str\\.|str|gasse|weg|platz|allee|ring|damm|ufer|markt|hof|steig|chaussee|promenade|zeile|berg|graben|kai|tor|wall|park|anger|stieg|pfad|rain',
  before:
    'am|an der|an den|auf der|auf dem|im|in der|in den|zum|zur|unter den|unter der|hinter der|vor dem|bei der|alte|alter|alten|neue|neuer|große|kleine|obere|untere',
  place:
    "(?:(?:D|A|CH|DE|AT)-? ?)?\\d{4,5},? \\p{Lu}[\\p{L}.'\\u2019-]*(?:[ /](?:am|an der|im|in|ob der|bei|\\p{Lu}[\\p{L}.'\\u2019-]*)){0,4}",
};

/** Times of day. */
export const times: TimeWords = {
  digits: [
    '(?<hour>[01]?\\d|2[0-4])(?:[:.](?<minute>[0-5]\\d))? ?uhr(?: (?<after>[0-5]?\\d)(?![\\d.]))?',
    '(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)(?: ?h\\b)?',
    '(?<hour>1[0-2]|[1-9])(?= (?:morgens|vormittags|nachmittags|abends|nachts))',
  ],
  hours:
    'eins? zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig'.split(
      ' ',
    ),
  minutes: [
    ['fünf', 5],
    ['zehn', 10],
    ['viertel', 15],
    ['zwanzig', 20],
  ],
  said: [
    ['dreiviertel {HOUR}', -15],
    ['halb {HOUR}', -30],
    ['{MIN} nach {HOUR}', 'after'],
    ['{MIN} vor {HOUR}', 'before'],
    ['{HOUR} uhr', 0],
  ],
  named: [['mitternacht', '00:00']],
  morning: 'morgens|früh|vormittags|am morgen|am vormittag|in der früh',
  afternoon: 'nachmittags|abends|am nachmittag|am abend',
  night: 'nachts|in der nacht',
  morningBefore: '(?:\\p{L}+tag)?(?:morgens|vormittags?|früh)|(?:am|heute) (?:morgen|vormittag)',
  afternoonBefore: '(?:\\p{L}+tag)?(?:abends?|nachmittags?)',
  joint: 'um|gegen|so um|ab|kurz',
  isTwentyFour: true,
};

const HUNDRED = 100;
const THOUSAND = 1000;
const SCALES: Readonly<Record<string, number>> = {
  million: 1e6,
  millionen: 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
};

/** Numbers in words, where a number below a million is one word: "fünfundzwanzig", "hundertfünf", "zweitausend". */
export const numbers: NumberWords = {
  small: (
    'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn ' +
    'siebzehn achtzehn neunzehn zwanzig'
  ).split(' '),
  read: longNumbers,
  hints: [
    'zig',
    'drei(?:ß|ss)ig',
    'hundert',
    'tausend',
    'million',
    'milliarde',
    'zwo',
    'fuenf',
    'zwoelf',
    'einhalb',
  ],
  scales: [
    ['hundert', 100],
    ['tausend|tsd\\.?', 1000],
    ['millionen|million|mill?\\.|mio\\.?', 1e6],
    ['milliarden|milliarde|mrd\\.?', 1e9],
  ],
  touching:
    'uhr|dank|viertel nach|viertel vor|und (?:ein )?(?:drittel|viertel|halb\\p{L}*)|hunderte|tausende|millionen?|milliarden?|dutzend|komma|halb|halbe[nrs]?|viertel|drittel|fuffzig|mio|mrd|tsd',
  vague: 'paar|mehrere|einige|viele|etliche',
  to: 'bis',
  digits: { zwo: '2', fuenf: '5' },
  repeats: { doppel: 2, doppelt: 2, zweimal: 2, dreimal: 3 },
};

/**
 * Reads a longer number.
 *
 * @param small - From zero to twenty.
 */
function longNumbers(small: ReadonlyMap<string, number>): ReadSpelt {
  const belowHundred = belowOneHundred(small);
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
  const oneWord = (written: string): number | undefined => {
    const word = written
      .replaceAll('dreissig', 'dreißig')
      .replaceAll('fuenf', 'fünf')
      .replaceAll('zwoelf', 'zwölf')
      .replaceAll(/zwo(?!e)/g, 'zwei');
    return belowThousand(word) ?? compound(word, 'tausend', THOUSAND, belowThousand) ?? halves(word, small);
  };
  return (words, joined, at) => {
    const word = words[at] ?? '';
    if (/^halbe[nr]?$/.test(words[at + 1] ?? '') && /^eine[nr]?$/.test(word)) {
      const whole = joined[at + 2] === ' ' ? SCALES[words[at + 2] ?? ''] : undefined;
      return whole === undefined ? undefined : { words: 3, value: whole / 2 };
    }
    const isOne = /^eine[nr]?$/.test(word);
    const count = isOne ? 1 : oneWord(word);
    if (count === undefined) return undefined;
    const scale = joined[at + 1] === ' ' ? SCALES[words[at + 1] ?? ''] : undefined;
    if (scale !== undefined) {
      const more = joined[at + 2] === ' ' ? oneWord(words[at + 2] ?? '') : undefined;
      return more === undefined || more === 0
        ? { words: 2, value: count * scale }
        : { words: 3, value: count * scale + more };
    }
    if (isOne) return undefined;
    const decimals = words[at + 1] === 'komma' ? fraction(words, at + 2, small) : '';
    if (decimals !== '') return { words: 2 + decimals.length, value: Number(`${count}.${decimals}`) };
    return { words: 1, value: count };
  };
}

/** From null to neunundneunzig. */
function belowOneHundred(small: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const ones = [...small].filter(([, value]) => value > 0 && value < 10);
  const all = new Map(small);
  'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ').forEach((word, n) => {
    all.set(word, 20 + 10 * n);
    for (const [one, value] of ones) all.set(`${value === 1 ? 'ein' : one}und${word}`, 20 + 10 * n + value);
  });
  return all;
}

/** "anderthalb", "zweieinhalb", "fünfeinhalbtausend". */
function halves(word: string, small: ReadonlyMap<string, number>): number | undefined {
  if (word.endsWith('halbtausend')) {
    const count = halves(word.slice(0, -'tausend'.length), small);
    return count === undefined ? undefined : count * THOUSAND;
  }
  if (word === 'anderthalb' || word === 'eineinhalb') return 1.5;
  const count = word.endsWith('einhalb') ? small.get(word.slice(0, -'einhalb'.length)) : undefined;
  return count === undefined ? undefined : count + 0.5;
}

function fraction(words: readonly string[], from: number, small: ReadonlyMap<string, number>): string {
  let digits = '';
  for (let at = from; (small.get(words[at] ?? '') ?? 10) < 10; at++) digits += small.get(words[at] ?? '');
  return digits;
}
