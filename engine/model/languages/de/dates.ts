import type { DateWords } from '../dateWords.ts';
import { tense } from './tense.ts';

const ONES = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const FROM_TEN = 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ');
const TENS = 'zwanzig drei(?:ß|ss)ig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

/** From one to ninety-nine, as they end a longer number. */
const below = [
  'eins?',
  ...ONES.slice(1),
  ...FROM_TEN,
  ...TENS.flatMap((ten) => [ten, ...ONES.map((one) => `${one}und${ten}`)]),
];

/** Dates. */
export const dates: DateWords = {
  ...tense,
  months: [
    'januar|jänner|jan\\.?|jän\\.?',
    'februar|feber|feb\\.?',
    'märz|maerz|mrz\\.?|mär\\.?',
    'april|apr\\.?',
    'mai',
    'juni|juno|jun\\.?',
    'juli|julei|jul\\.?',
    'august|aug\\.?',
    'september|sept?\\.?',
    'oktober|okt\\.?',
    'november|nov\\.?',
    'dezember|dez\\.?',
  ],
  weekdays: [
    'montag',
    'dienstag',
    'mittwoch',
    'donnerstag',
    'freitag',
    '(?:samstag|sonnabend)',
    'sonntag',
  ].map((day) => `${day}(?:abend|nachmittag|vormittag|morgen|mittag|früh)?`),
  shortWeekdays: ['mo\\.?', 'di\\.?', 'mi\\.?', 'do\\.?', 'fr\\.?', 'sa\\.?', 'so\\.?'],
  ordinals: [
    'erste',
    'zweite',
    'dritte',
    'vierte',
    'fünfte',
    'sechste',
    'sieb(?:en)?te',
    'achte',
    'neunte',
    ...FROM_TEN.map((word) => `${word}te`),
    'zwanzigste',
    ...ONES.map((one) => `${one}undzwanzigste`),
    'drei(?:ß|ss)igste',
    'einunddrei(?:ß|ss)igste',
  ],
  ordinalEnding: '[nrms]?',
  dayMark: '\\.',
  lastOrdinal: 'letzte[nrms]?',
  beforeYear: ',? | im jahre? ',
  years: below.flatMap((words, n): [string, number][] => [
    ...(n < 49 ? [[`zweitausend(?:und)?${words}`, 2001 + n] as [string, number]] : []),
    ...(n >= 9 ? [[`neunzehnhundert(?:und)?${words}`, 1901 + n] as [string, number]] : []),
  ]),
  relativeYears: [
    ['(?:dieses jahres|dieses jahr|in diesem jahr|heuer|d\\. ?j\\.)', 0],
    ['(?:letzten jahres|letztes jahr|vergangenen jahres|vorigen jahres|voriges jahr)', -1],
    ['(?:nächsten jahres|nächstes jahr|kommenden jahres|kommendes jahr)', 1],
  ],
  units: { D: 'tage?n?', W: 'wochen?', M: 'monate?n?', Y: 'jahre?n?' },
  counts: [...below.slice(1).map((word, n): [string, number] => [word, n + 2]), ['ein(?:e[rmn]?)?', 1]],
  days: [
    ['heute|heut', 0],
    ['übermorgen|uebermorgen', 2],
    ['vorgestern', -2],
    ['gestern', -1],
    [
      '(?<!(?:gut[en]{2}|guten|gut|am|jeden|schönen|wunderschönen|heute|gestern|diesen|einen|tag|mittwoch|den|nen) )(?<!^[^\\p{L}]*(?=morgen(?:[!,]| zusammen| allerseits| leute| ihr| liebe)))morgen',
      1,
    ],
    ['heute (?:morgen|nacht)', 0],
    ['gestern morgen', -1],
  ],
  dayParts:
    '(?: (?:früh|vormittag|mittag|nachmittag|abend|nacht|in der früh|am (?:vormittag|nachmittag|abend)))',
  holidays: [
    ['neujahr(?:stag)?', 1, 1],
    ['heilige(?:n)? drei könige|dreikönigstag', 1, 6],
    ['valentinstag', 2, 14],
    ['tag der arbeit|maifeiertag', 5, 1],
    ['tag der deutschen einheit', 10, 3],
    ['halloween', 10, 31],
    ['allerheiligen', 11, 1],
    ['nikolaus(?:tag)?', 12, 6],
    ['heilig(?:er |en )?abend', 12, 24],
    ['(?:erste[rn]?|1\\.) weihnachts(?:feier)?tag', 12, 25],
    ['(?:zweite[rn]?|2\\.) weihnachts(?:feier)?tag|stefanitag', 12, 26],
    ['silvester|sylvester', 12, 31],
  ],
  rules: [
    ['{DAY} ?{MONTH}{YEAR}', 'calendar'],
    ['{NTH} {WEEKDAY} (?:im|des) (?:monats? )?{MONTH}{YEAR}', 'countedWeekday'],
    ['vor {N} {UNIT}', 'ago'],
    ['in {N} {UNIT}', 'ahead'],
    ['{WEEKDAY}', 'weekday'],
    ['(?:diesen|dieser|am kommenden|kommende[nr]?) {WEEKDAY}', 'comingWeekday'],
    ['(?:am )?nächste[nr]? {WEEKDAY}', 'nextWeekday'],
    ['(?:am )?(?:letzte[nr]?|vergangene[nr]?|vorige[nr]?) {WEEKDAY}', 'lastWeekday'],
    ['{WEEKDAY} (?:dieser|diese) woche', 'weekdayThisWeek'],
    ['diese woche(?: am)? {WEEKDAY}', 'weekdayThisWeek'],
    ['{WEEKDAY} (?:nächste[rn]?|kommende[rn]?|der nächsten|der kommenden) woche', 'weekdayNextWeek'],
    ['(?:in der )?(?:nächste[rn]?|kommende[rn]?) woche,?(?: am)? {WEEKDAY}', 'weekdayNextWeek'],
    ['{WEEKDAY} (?:letzte[rn]?|vorige[rn]?|vergangene[rn]?) woche', 'weekdayLastWeek'],
    ['(?:letzte|vorige|vergangene) woche,?(?: am)? {WEEKDAY}', 'weekdayLastWeek'],
    [
      '(?<=(?:bis zum|am|zum|seit dem|vom|ab dem|den) ){DAY}(?=\\s*(?:[,;:!?)]|$|(?:um|bitte|und|oder|ab|aus|ein|los|weg|zurück|statt|geht|passt|wäre|ist|war|wurde|kam|bestellt|bezahlt|erhalten|(?:ab|an|aus|ein|zurück)?ge\\p{L}{3,}t)(?!\\p{L})))',
      'dayOfMonth',
    ],
    ['{WEEKDAY},? (?:den|dem|der) {DAY}', 'dayOfMonth'],
    ['{DAY} (?:dieses monats|diesen monat|d\\. ?m\\.)', 'dayOfThisMonth'],
    ['{DAY} (?:nächsten|kommenden) monats?', 'dayOfNextMonth'],
    ['{DAY} (?:letzten|vergangenen|vorigen) monats?', 'dayOfLastMonth'],
  ],
  countsFrom: [
    ['{N} {UNIT} (?:nach|ab|von) (?:dem )?', 'ahead'],
    ['{N} {UNIT} vor (?:dem )?', 'ago'],
    // "Vor zwei Wochen am Montag", "in zwei Wochen am Montag": in which week is not certain.
    ['(?:vor|in) [\\p{L}\\d]+ {UNIT},? am ', 'ahead'],
    ['am (?<one>)tag nach (?:dem )?', 'ahead'],
    ['am (?<one>)tag vor (?:dem )?', 'ago'],
  ],
  countsOn: [
    [' in {N} {UNIT}', 'ahead'],
    [' vor {N} {UNIT}', 'ago'],
  ],
  touchingBefore:
    'schöne[nrms]?|guten|tolle[nr]?|angenehme[nr]?|nächste[nrms]?|letzte[nrms]?|diese[nrms]?|vergangene[nrms]?|vorige[nrms]?|kommende[nrms]?|jede[nrms]?|erste[nrms]?|zweite[nrms]?|dritte[nrms]?|vierte[nrms]?|fünfte[nrms]?|übernächste[nrms]?|vorletzte[nrms]?|anfang|mitte|ende|(?:tage?n?|wochen?|monate?n?|jahre?n?) (?:nach|vor|ab|von)|vor|nach|vor dem|nach dem|um den|ca\\.|gegen|woche|zwischen \\d{1,2}\\.? und',
  touchingAfter:
    'wochen?|monate?n?|jahre?n?|nächste[nrms]?|letzte[nrms]?|kommende[nrms]?|vergangene[nrms]?|diese[nrms]? (?:woche|monat|jahr)|in (?:einer|einem|zwei|drei|vier|\\d)|vor (?:einer|einem|zwei|drei|vier|\\d)|im (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|monat)|des|in acht tagen',
  prepositions:
    'am|bis|bis zum|vom|seit|seit dem|ab|ab dem|zum|den|dem|der|für den|ist|war|also|auf den|gekauft|bestellt',
  notDates:
    'sterne?n?|bewert\\p{L}+|empfehl\\p{L}+|punkte?n?|note|gültig|ablauf\\p{L}*|läuft ab|größe|version|zoll',
};
