import type { NumberWords } from '../language.ts';
import type { MoneyWords, NameWords, SpokenMarks } from '../valueWords.ts';

/** What multiplies numbers in digits, and what may belong to them; numbers in words are not read. */
export const numbers: NumberWords = {
  small: [],
  scales: [
    ['mil', 1000],
    ['millones(?: de)?|millón(?: de)?', 1e6],
  ],
  touching:
    'mil|miles|cien|ciento|cientos|\\p{L}+cientos|millón|millones|billón|billones|docenas?|medio|media|y media|coma|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|(?:con|y) (?:medio|media|\\p{L}+enta|veinte|\\p{L}+ céntimos)',
  vague: 'unos|unas|varios|varias|pocos|pocas',
  to: 'a|al|hasta',
};

/** Amounts of money, in digits. */
export const money: MoneyWords = {
  adjectives: 'us',
  and: 'con|y',
  between: 'entre',
  or: 'o|u',
};

/** E-mail addresses as they are said. */
export const spoken: SpokenMarks = {
  at: 'arroba',
  dot: 'punto',
  underscore: 'guion bajo|guión bajo',
  dash: 'guion|guión',
  plus: 'más',
  before: 'correo|email|e-mail|es|dirección|a',
};

/** Introductions. */
export const names: NameWords = {
  sure: 'me llamo|mi nombre es|mi nombre completo es',
  unsure: '(?!)',
  unsureWhole: 'soy|habla|le habla',
  titles: 'sr|sra|srta|don|doña|señor|señora',
  firstName: 'nombre',
  lastName: 'apellidos?',
};
