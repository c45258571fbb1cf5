/** Units of an ISO 8601 duration, long ones first. `m` are minutes. */
export const isoUnits = ['Y', 'M', 'W', 'D', 'H', 'm', 'S'] as const;

/** One of {@link isoUnits}. */
export type IsoUnit = (typeof isoUnits)[number];

/** How a language writes spans of time; every entry is a part of a regular expression. */
export interface DurationLanguage {
  readonly units: Readonly<Record<IsoUnit, string>>;
  /** Words for numbers that count units. */
  readonly numbers: ReadonlyMap<string, number>;
  /** "a", "an": counts one, but only where {@link before} stands, since "twice a day" is none. */
  readonly article: string;
  /** Words after which an article counts. */
  readonly before: string;
  /** Between parts: "1 hour and 30 minutes". */
  readonly and: string;
  /** "and a half" after a unit. */
  readonly andHalf: string;
  /** "half an", before a unit. */
  readonly half: string;
  /** Phrases of their own. */
  readonly phrases: readonly (readonly [phrase: string, iso: string])[];
  /** Between the ends of a range, which is no one span. */
  readonly to: string;
  /** Makes a moment of a span: before it, and after it. */
  readonly momentBefore?: string;
  readonly momentAfter?: string;
}

const count = (list: string, from = 1): [string, number][] =>
  list.split(' ').map((word, n) => [word, from + n]);
const tens = (list: string): [string, number][] => list.split(' ').map((word, n) => [word, 20 + 10 * n]);

const EN_ONES = 'one two three four five six seven eight nine';
const EN_TENS = tens('twenty thirty forty fifty sixty seventy eighty ninety');
const english = new Map<string, number>([
  ...count(`${EN_ONES} ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`),
  ...EN_TENS,
  ...EN_TENS.flatMap(([ten, value]) =>
    count(EN_ONES).flatMap(([one, more]): [string, number][] => [
      [`${ten}-${one}`, value + more],
      [`${ten} ${one}`, value + more],
    ]),
  ),
]);

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

const french = new Map(
  count('deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze', 2).concat([
    ['vingt', 20],
    ['trente', 30],
    ['soixante', 60],
    ['quatre-vingt-dix', 90],
    ['vingt-quatre', 24],
    ['quarante-huit', 48],
  ]),
);
const spanish = new Map(
  count('dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince', 2).concat([
    ['veinte', 20],
    ['treinta', 30],
    ['sesenta', 60],
    ['noventa', 90],
    ['veinticuatro', 24],
  ]),
);

/** What spans of time are read by, by language. */
export const durationLanguages: Readonly<Record<string, DurationLanguage>> = {
  en: {
    units: {
      Y: 'years?|yrs?',
      M: 'months?',
      W: 'weeks?|wks?',
      D: 'days?',
      H: 'hours?|hrs?|h',
      m: 'minutes?|mins?',
      S: 'seconds?|secs?',
    },
    numbers: english,
    article: 'an?',
    before:
      'for|within|about|over|only|just|takes?|took|lasts?|lasted|waited|waiting|after|almost|nearly|than|least|most|around|past|another',
    and: 'and|,|, and',
    andHalf: 'and a half',
    half: 'half an?',
    phrases: [
      ['(?:a )?fortnight', 'P2W'],
      ['(?:a )?quarter(?: of an)? hour', 'PT15M'],
      ['three[ -]quarters of an hour', 'PT45M'],
    ],
    to: 'to|or|-|–',
    momentAfter: 'ago|from now|from today',
  },
  de: {
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
  },
  fr: {
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
  es: {
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
};
