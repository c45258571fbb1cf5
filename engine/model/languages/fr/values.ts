import type { NumberWords } from '../language.ts';
import type { MoneyWords, NameWords, SpokenMarks } from '../valueWords.ts';

/** What multiplies numbers in digits, and what may belong to them; numbers in words are not read. */
export const numbers: NumberWords = {
  small: [],
  scales: [
    ['mille', 1000],
    ["millions?(?: d['’]| de)?", 1e6],
    ["milliards?(?: d['’]| de)?", 1e9],
  ],
  touching:
    'mille|cents|centaines?|milliers?|millions?|milliards?|douzaines?|demi|demie|virgule|vingt|trente|quarante|cinquante|soixante|quatre-vingts?|(?:et )?(?:demie?|\\p{L}+nte|vingt|\\p{L}+ centimes)',
  vague: 'quelques|plusieurs',
  to: "à|jusqu['’]à",
};

/** Amounts of money, in digits. */
export const money: MoneyWords = {
  adjectives: 'us',
  and: 'et',
  between: 'entre',
  or: 'ou',
};

/** E-mail addresses as they are said. */
export const spoken: SpokenMarks = {
  at: 'arobase|arrobase|at',
  ambiguousAt: 'at',
  dot: 'point',
  underscore: 'underscore|tiret bas|souligné',
  dash: 'tiret',
  plus: 'plus',
  before: "mail|e-mail|email|adresse|est|c'est|à",
};

/** Introductions. */
export const names: NameWords = {
  sure: "je m['\\u2019]appelle|mon nom est|mon nom complet est",
  unsure: '(?!)',
  unsureWhole: 'je suis|ici',
  titles: 'm|mme|mlle|monsieur|madame',
  firstName: 'prénom',
  lastName: 'nom(?: de famille)?',
};
