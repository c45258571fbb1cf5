import { countUpTo, type Language } from '../language.ts';

const french = new Map(
  countUpTo('deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze', 2).concat([
    ['vingt', 20],
    ['trente', 30],
    ['soixante', 60],
    ['quatre-vingt-dix', 90],
    ['vingt-quatre', 24],
    ['quarante-huit', 48],
  ]),
);
/** French. */
export const fr: Language = {
  id: 'fr',
  name: 'French',
  yesNo: {
    yes: [
      'oui',
      'ouais',
      "d'accord",
      'bien sûr',
      'exact',
      'exactement',
      "c'est ça",
      'tout à fait',
      'volontiers',
      'vrai',
    ],
    no: [
      'non',
      'pas du tout',
      "pas d'accord",
      'pas vraiment',
      'faux',
      'bien sûr que non',
      "ce n'est pas ça",
      'surtout pas',
    ],
    undecided: ['je ne sais pas', 'pas sûr', 'pas sûre', 'oui et non'],
  },
  corrections: null,
  numbers: null,
  durations: {
    units: {
      Y: 'ans?|années?',
      M: 'mois',
      W: 'semaines?',
      D: 'jours?',
      H: 'heures?|h',
      m: 'minutes?|min',
      S: 'secondes?',
    },
    numbers: french,
    article: 'une?',
    before: 'pendant|durant|depuis|pour|environ|presque|que|après|sous|plus',
    and: 'et|,',
    andHalf: 'et demie?',
    half: '(?:une? )?demi[e-]?',
    phrases: [["(?:un )?quart d['’]heure", 'PT15M']],
    to: 'à|ou|-|–',
    momentBefore: 'il y a',
  },
  urgency: null,
  sentiment: null,
  stopWords: null,
  everyday: null,
  texts: null,
};
