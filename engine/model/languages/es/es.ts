import { countUpTo, type Language } from '../language.ts';

const spanish = new Map(
  countUpTo('dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince', 2).concat([
    ['veinte', 20],
    ['treinta', 30],
    ['sesenta', 60],
    ['noventa', 90],
    ['veinticuatro', 24],
  ]),
);

/** Spanish. */
export const es: Language = {
  id: 'es',
  name: 'Spanish',
  yesNo: {
    yes: [
      'sí',
      'claro',
      'vale',
      'por supuesto',
      'correcto',
      'exacto',
      'así es',
      'de acuerdo',
      'desde luego',
      'verdad',
    ],
    no: [
      'para nada',
      'claro que no',
      'por supuesto que no',
      'en absoluto',
      'no es correcto',
      'incorrecto',
      'falso',
    ],
    undecided: ['no sé', 'no lo sé', 'no estoy seguro', 'no estoy segura'],
  },
  corrections: null,
  numbers: null,
  durations: {
    units: {
      Y: 'años?',
      M: 'mes(?:es)?',
      W: 'semanas?',
      D: 'días?',
      H: 'horas?|h',
      m: 'minutos?|min',
      S: 'segundos?',
    },
    numbers: spanish,
    article: 'una?',
    before: 'durante|desde|por|casi|unos|tras|en|más|que|después de',
    and: 'y|,',
    andHalf: 'y medi[ao]',
    half: 'medi[ao]',
    phrases: [['un cuarto de hora', 'PT15M']],
    to: 'a|o|-|–',
    momentBefore: 'hace',
    momentAfter: 'atrás',
  },
  urgency: null,
  sentiment: null,
  stopWords: null,
  everyday: null,
  texts: null,
};
