import type { DateWords } from '../dateWords.ts';
import type { Language, NumberWords } from '../language.ts';
import type { MoneyWords, NameWords, SpokenMarks } from '../valueWords.ts';

/** What multiplies numbers in digits, and what may belong to them; numbers in words are not read. */
const numbers: NumberWords = {
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
const money: MoneyWords = {
  adjectives: 'us',
  and: 'e|com',
  between: 'entre',
  or: 'ou',
};

/** E-mail addresses as they are said. */
const spoken: SpokenMarks = {
  at: 'arroba',
  dot: 'ponto',
  underscore: 'underline|underscore',
  dash: 'hífen|traço',
  plus: 'mais',
  before: 'e-mail|email|endereço|é|para',
};

/** Introductions. */
const names: NameWords = {
  sure: 'me chamo|chamo-me|meu nome é|o meu nome é',
  unsure: '(?!)',
  unsureWhole: 'sou(?: [oa])?|aqui é(?: [oa])?',
  titles: 'sr|sra|senhor|senhora',
  firstName: 'nome',
  lastName: 'sobrenome|apelido',
};

/** Portuguese dates. Whatever is not certain is left out: a bare weekday, or a day whose year is not clear. */
const dates: DateWords = {
  months: [
    'janeiro|jan\\.?',
    'fevereiro|fev\\.?',
    'março|marco|mar\\.?',
    'abril|abr\\.?',
    'maio|mai\\.?',
    'junho|jun\\.?',
    'julho|jul\\.?',
    'agosto|ago\\.?',
    'setembro|set\\.?',
    'outubro|out\\.?',
    'novembro|nov\\.?',
    'dezembro|dez\\.?',
  ],
  weekdays: [
    'segunda-feira',
    'terça-feira',
    'quarta-feira',
    'quinta-feira',
    'sexta-feira',
    'sábado',
    'domingo',
  ],
  shortWeekdays: ['seg\\.?', 'ter\\.?', 'qua\\.?', 'qui\\.?', 'sex\\.?', 'sáb\\.?', 'dom\\.?'],
  ordinals: ['primeiro', 'segundo', 'terceiro', 'quarto', 'quinto'],
  ordinalEnding: '',
  dayMark: 'º|°',
  lastOrdinal: 'último',
  beforeYear: ' de |,? ',
  years: [],
  relativeYears: [
    ['deste ano', 0],
    ['do ano passado', -1],
    ['(?:do próximo ano|do ano que vem)', 1],
  ],
  units: { D: 'dias?', W: 'semanas?', M: 'm[eê]s(?:es)?', Y: 'anos?' },
  counts: [
    ['uma?', 1],
    ['duas', 2],
    ['dois', 2],
    ['três', 3],
    ['quatro', 4],
    ['cinco', 5],
    ['seis', 6],
    ['sete', 7],
    ['oito', 8],
    ['nove', 9],
    ['dez', 10],
    ['quinze', 15],
    ['vinte', 20],
  ],
  days: [
    ['hoje', 0],
    ['anteontem|antes de ontem', -2],
    ['depois de amanhã', 2],
    ['(?<!depois de )amanhã', 1],
    ['(?<!antes de )ontem', -1],
  ],
  dayParts: '(?: (?:de manhã|à tarde|à noite|pela manhã))',
  holidays: [
    ['véspera de natal', 12, 24],
    ['ano novo', 1, 1],
  ],
  rules: [
    ['(?:o dia |dia )?{DAY}(?: de)? {MONTH}{YEAR}', 'calendar'],
    ['há {N} {UNIT}', 'ago'],
    ['{N} {UNIT} atrás', 'ago'],
    ['(?:em|daqui a) {N} {UNIT}', 'ahead'],
    ['{WEEKDAY}', 'weekday'],
    ['próxim[ao] {WEEKDAY}', 'nextWeekday'],
    ['{WEEKDAY} que vem', 'comingWeekday'],
    ['{WEEKDAY} passad[ao]', 'lastWeekday'],
    ['(?:última|último) {WEEKDAY}', 'lastWeekday'],
  ],
  countsFrom: [],
  countsOn: [],
  touchingBefore:
    'cada|toda|todo|próxim[ao]|passad[ao]|primeir[ao]|segund[ao]|terceir[ao]|últim[ao]|fim de|meados de|início de|antes de|antes do|depois de|depois do|dias? depois de|semanas? depois de|todos os|os',
  touchingAfter:
    'que vem|passad[ao]|próxim[ao]|d[ao] (?:semana|mês|próxim[ao])|deste mês|desta|atrás|de manhã cedo|em (?:uma|duas|\\d)|daqui',
  prepositions: 'em|no dia|dia|do dia|até|até o dia|desde|para o dia|a partir de|foi',
  limits: 'até|até o dia|para o dia',
  asks: 'quando|(?:que|qual) dia',
  aims: null,
  present: null,
  missed: ['devia|deviam|tinha que|tinham que|deveria ter|deveriam ter'],
  open: [],
  past: [
    'comprei|pedi|paguei|recebi|chegou|compramos|foi|era|desde|comprado|entregue|entregaram|nasci|enviaram|fiz|fizemos',
  ],
  future: [
    'quero|posso|podem|pode|poderia|vou|vamos|entregar|vir|venham|chegará|preciso|reservar|marcar|consulta|será|até|gostaria|para|irei',
  ],
  isVerbLast: false,
  expectsFuture: false,
  notDates: 'estrelas?|pontos?|tamanho|válido|validade',
};

/** Portuguese, as far as values are read. */
export const pt: Language = {
  id: 'pt',
  name: 'Portuguese',
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
