import type { DateWords } from '../dateWords.ts';
import type { Language, NumberWords } from '../language.ts';
import type { MoneyWords, NameWords, SpokenMarks } from '../valueWords.ts';

/** What multiplies numbers in digits, and what may belong to them; numbers in words are not read. */
const numbers: NumberWords = {
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
const money: MoneyWords = {
  adjectives: 'us',
  and: 'e',
  between: '(?:tra|fra)',
  or: 'o|oppure',
};

/** E-mail addresses as they are said. */
const spoken: SpokenMarks = {
  at: 'chiocciola|at',
  ambiguousAt: 'at',
  dot: 'punto',
  underscore: 'underscore|trattino basso',
  dash: 'trattino',
  plus: 'più',
  before: 'mail|e-mail|email|indirizzo|è|a',
};

/** Introductions. */
const names: NameWords = {
  sure: 'mi chiamo|il mio nome è',
  unsure: '(?!)',
  unsureWhole: 'sono|qui è',
  titles: 'sig|sig\\.ra|signor|signora|signore',
  firstName: 'nome',
  lastName: 'cognome',
};

/** Italian dates. Whatever is not certain is left out: a bare weekday, or a day whose year is not clear. */
const dates: DateWords = {
  months: [
    'gennaio|gen\\.?',
    'febbraio|feb\\.?',
    'marzo|mar\\.?',
    'aprile|apr\\.?',
    'maggio|mag\\.?',
    'giugno|giu\\.?',
    'luglio|lug\\.?',
    'agosto|ago\\.?',
    'settembre|sett?\\.?',
    'ottobre|ott\\.?',
    'novembre|nov\\.?',
    'dicembre|dic\\.?',
  ],
  weekdays: [
    'lunedì|lunedi',
    'martedì|martedi',
    'mercoledì|mercoledi',
    'giovedì|giovedi',
    'venerdì|venerdi',
    'sabato',
    'domenica',
  ],
  shortWeekdays: ['lun\\.?', 'mar\\.?', 'mer\\.?', 'gio\\.?', 'ven\\.?', 'sab\\.?', 'dom\\.?'],
  ordinals: ['primo', 'secondo', 'terzo', 'quarto', 'quinto'],
  ordinalEnding: '',
  dayMark: 'º|°',
  lastOrdinal: 'ultimo',
  beforeYear: ' |, | del ',
  years: [],
  relativeYears: [
    ["di quest['’]anno|quest['’]anno", 0],
    ["(?:dell['’]anno scorso|dello scorso anno|l['’]anno scorso)", -1],
    ["(?:dell['’]anno prossimo|del prossimo anno|l['’]anno prossimo)", 1],
  ],
  units: { D: 'giorn[oi]', W: 'settiman[ae]', M: 'mes[ei]', Y: 'ann[oi]' },
  counts: [
    ['un[oa]?', 1],
    ['due', 2],
    ['tre', 3],
    ['quattro', 4],
    ['cinque', 5],
    ['sei', 6],
    ['sette', 7],
    ['otto', 8],
    ['nove', 9],
    ['dieci', 10],
    ['quindici', 15],
    ['venti', 20],
  ],
  days: [
    ['oggi', 0],
    ["(?:l['’])?altro ieri|ieri l['’]altro|altroieri", -2],
    ['dopodomani|dopo domani', 2],
    ['(?<!dopo )domani', 1],
    ["(?<!altro )ieri(?! l['’]altro)", -1],
  ],
  dayParts: '(?: (?:mattina|mattino|pomeriggio|sera|notte))',
  holidays: [
    ['(?:la )?vigilia di natale', 12, 24],
    ['natale', 12, 25],
    ['capodanno', 1, 1],
    ['ferragosto', 8, 15],
    ['san silvestro', 12, 31],
  ],
  rules: [
    ["(?:il |l['’])?{DAY} {MONTH}{YEAR}", 'calendar'],
    ['{N} {UNIT} fa', 'ago'],
    ['(?:tra|fra) {N} {UNIT}', 'ahead'],
    ['{WEEKDAY}', 'weekday'],
    ['{WEEKDAY} prossimo', 'nextWeekday'],
    ['{WEEKDAY} scors[oa]', 'lastWeekday'],
    ['(?:lo scorso|la scorsa) {WEEKDAY}', 'lastWeekday'],
  ],
  countsFrom: [],
  countsOn: [],
  touchingBefore:
    'ogni|prossim[oa]|scors[oa]|primo|secondo|terzo|ultimo|inizio|metà|fine|prima del?|dopo il|dopo|giorn[oi] dopo|settiman[ae] dopo|da|tutti i|i|verso il',
  touchingAfter:
    'prossim[oa]|scors[oa]|della settimana|di questo mese|del mese|fra (?:una|due|\\d)|tra (?:una|due|\\d)|a otto|fa|dopo|e mezzo',
  prepositions: 'il|del|per il|entro il|dal|fino al|al|era il|è il',
  limits: 'entro il|entro|per il|fino al',
  asks: 'quando|(?:che|quale) giorno',
  aims: null,
  present: null,
  missed: ['doveva|dovevano|sarebbe dovut[oa]|avrebbe dovuto'],
  open: ['dal'],
  past: [
    'comprato|ordinato|pagato|ricevuto|arrivat[oa]|consegnat[oa]|era|ho|abbiamo|nat[oa]|stat[oa]|fatto|è arrivato',
  ],
  future: [
    'vorrei|voglio|posso|può|potete|potrebbe|consegnare|venire|arriverà|bisogno|prenotare|appuntamento|sarà|entro|vado|andare|sarò|verrò|dovrebbe',
  ],
  isVerbLast: false,
  expectsFuture: false,
  notDates: 'stelle|punti|taglia|valido|scade',
};

/** Italian, as far as values are read. */
export const it: Language = {
  id: 'it',
  name: 'Italian',
  yesNo: null,
  corrections: null,
  talk: null,
  joiners: null,
  privateData: null,
  numbers,
  money,
  spoken,
  dates,
  questions: null,
  times: null,
  names,
  address: null,
  durations: null,
  urgency: null,
  sentiment: null,
  stopWords: null,
  everyday: null,
  texts: null,
};
