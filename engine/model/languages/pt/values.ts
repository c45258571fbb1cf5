import type { NumberWords } from '../language.ts';
import type { MoneyWords, NameWords, SpokenMarks } from '../valueWords.ts';

/** What multiplies numbers in digits, and what may belong to them; numbers in words are not read. */
export const numbers: NumberWords = {
  small: [],
  scales: [
    ['mil', 1000],
    ['milhões(?: de)?|milhão(?: de)?', 1e6],
    ['bilhões(?: de)?|bilhão(?: de)?', 1e9],
  ],
  touching:
    'mil|cem|cento|centos|\\p{L}+centos|milhão|milhões|bilhão|bilhões|dúzias?|meio|meia|e meia|vírgula|vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa|(?:e|com) (?:meio|meia|\\p{L}+enta|vinte|\\p{L}+ cêntimos|\\p{L}+ centavos)',
  vague: 'uns|umas|alguns|algumas|vários|várias|poucos',
  to: 'a|até',
};

/** Amounts of money, in digits. */
export const money: MoneyWords = {
  adjectives: 'us',
  and: 'e|com',
  between: 'entre',
  or: 'ou',
};

/** E-mail addresses as they are said. */
export const spoken: SpokenMarks = {
  at: 'arroba',
  dot: 'ponto',
  underscore: 'underline|underscore',
  dash: 'hífen|traço',
  plus: 'mais',
  before: 'e-mail|email|endereço|é|para',
};

/** Introductions. */
export const names: NameWords = {
  sure: 'me chamo|chamo-me|meu nome é|o meu nome é',
  unsure: '(?!)',
  unsureWhole: 'sou(?: [oa])?|aqui é(?: [oa])?',
  titles: 'sr|sra|senhor|senhora',
  firstName: 'nome',
  lastName: 'sobrenome|apelido',
};
