import type { NumberWords } from '../language.ts';
import type { MoneyWords, NameWords, SpokenMarks } from '../valueWords.ts';

/** What multiplies numbers in digits, and what may belong to them; numbers in words are not read. */
export const numbers: NumberWords = {
  small: [],
  scales: [
    ['mila', 1000],
    ["milion[ei](?: di| d['’])?", 1e6],
    ["miliard[oi](?: di| d['’])?", 1e9],
  ],
  touching:
    'mille|mila|cento|milioni?|milione|miliard[oi]|dozzin[ae]|mezzo|mezza|virgola|venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta|e (?:mezzo|mezza|\\p{L}+anta|venti|\\p{L}+ centesimi)',
  vague: 'alcuni|alcune|qualche|pochi|poche',
  to: 'a|ai|fino a',
};

/** Amounts of money, in digits. */
export const money: MoneyWords = {
  adjectives: 'us',
  and: 'e',
  between: '(?:tra|fra)',
  or: 'o|oppure',
};

/** E-mail addresses as they are said. */
export const spoken: SpokenMarks = {
  at: 'chiocciola|at',
  ambiguousAt: 'at',
  dot: 'punto',
  underscore: 'underscore|trattino basso',
  dash: 'trattino',
  plus: 'più',
  before: 'mail|e-mail|email|indirizzo|è|a',
};

/** Introductions. */
export const names: NameWords = {
  sure: 'mi chiamo|il mio nome è',
  unsure: '(?!)',
  unsureWhole: 'sono|qui è',
  titles: 'sig|sig\\.ra|signor|signora|signore',
  firstName: 'nome',
  lastName: 'cognome',
};
