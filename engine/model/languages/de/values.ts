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
  afternoon: 'nachmittags|abends|am nachmittag|am abend|nachts',
  isTwentyFour: true,
};
