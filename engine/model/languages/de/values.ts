import type { MoneyWords, SpokenMarks } from '../valueWords.ts';

/** Amounts of money. */
export const money: MoneyWords = {
  one: 'ein|eine|einen|einem|eines',
  adjectives: 'us|amerikanische|kanadische|australische|schweizer|britische',
  and: 'und',
  between: 'zwischen',
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
