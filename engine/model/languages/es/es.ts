import type { DateWords } from '../dateWords.ts';
import { countUpTo, type Language, type NumberWords, type PrivateDataWords } from '../language.ts';
import type { MoneyWords, NameWords, SpokenMarks } from '../valueWords.ts';

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
const privateData: PrivateDataWords = {
  cardCode: ['código (?:de )?(?:seguridad|verificación|cv[vc])', 'tres dígitos de atrás'],
  password: ['contraseñas?', 'clave(?: de acceso)?'],
  pin: ['código pin', 'clave secreta', 'número secreto'],
  socialSecurity: ['número de (?:la )?seguridad social', 'nuss', 'nss'],
  taxId: ['nif', 'número de identificación fiscal'],
  identityCard: ['dni', 'documento (?:nacional )?de identidad', 'pasaporte', 'carné de conducir'],
  links: ['es', 'era', 'sería', 'son'],
  adverbs: ['ahora', 'actualmente', 'todavía', 'la siguiente', 'simplemente'],
  between: ['número', 'de', 'del', 'la', 'el', 'mi', 'detrás', 'reverso', 'tarjeta', 'para'],
  changedTo: ['por', 'a'],
  remarks: [
    'no',
    'incorrecta',
    'correcta',
    'inválida',
    'válida',
    'buena',
    'mala',
    'caducada',
    'bloqueada',
    'perdida',
    'olvidada',
    'robada',
    'rechazada',
    'cambiada',
    'desconocida',
    'necesaria',
    'obligatoria',
    'secreta',
    'segura',
    'la',
    'el',
    'qué',
    'eso',
    'muy',
  ],
  joiners: ['y', 'e', 'pero', 'o', 'gracias', 'por favor', 'para', 'mi', 'con'],
};

/** What multiplies numbers in digits, and what may belong to them; numbers in words are not read. */
const numbers: NumberWords = {
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
const money: MoneyWords = {
  adjectives: 'us',
  and: 'con|y',
  between: 'entre',
  or: 'o|u',
};

/** E-mail addresses as they are said. */
const spoken: SpokenMarks = {
  at: 'arroba',
  dot: 'punto',
  underscore: 'guion bajo|guión bajo',
  dash: 'guion|guión',
  plus: 'más',
  before: 'correo|email|e-mail|es|dirección|a',
};

/** Introductions. */
const names: NameWords = {
  sure: 'me llamo|mi nombre es|mi nombre completo es',
  unsure: '(?!)',
  unsureWhole: 'soy|habla|le habla',
  titles: 'sr|sra|srta|don|doña|señor|señora',
  firstName: 'nombre',
  lastName: 'apellidos?',
};

/** Spanish dates. Whatever is not certain is left out: a bare weekday, or a day whose year is not clear. */
const dates: DateWords = {
  months: [
    'enero|ene\\.?',
    'febrero|feb\\.?',
    'marzo|mar\\.?',
    'abril|abr\\.?',
    'mayo|may\\.?',
    'junio|jun\\.?',
    'julio|jul\\.?',
    'agosto|ago\\.?',
    '(?:septiembre|setiembre)|sept?\\.?',
    'octubre|oct\\.?',
    'noviembre|nov\\.?',
    'diciembre|dic\\.?',
  ],
  weekdays: ['lunes', 'martes', 'miércoles|miercoles', 'jueves', 'viernes', 'sábado|sabado', 'domingo'],
  shortWeekdays: ['lun\\.?', 'mar\\.?', 'mié\\.?', 'jue\\.?', 'vie\\.?', 'sáb\\.?', 'dom\\.?'],
  ordinals: ['primero', 'segundo', 'tercero', 'cuarto', 'quinto'],
  ordinalEnding: '',
  dayMark: 'º|°',
  lastOrdinal: 'último',
  beforeYear: ' de | del |,? ',
  years: [],
  relativeYears: [
    ['(?:de )?este año', 0],
    ['(?:del )?año pasado', -1],
    ['(?:del )?(?:próximo año|año que viene)', 1],
  ],
  units: { D: 'días?|dias?', W: 'semanas?', M: 'mes(?:es)?', Y: 'años?' },
  counts: [
    ['un(?:a|o)?', 1],
    ['dos', 2],
    ['tres', 3],
    ['cuatro', 4],
    ['cinco', 5],
    ['seis', 6],
    ['siete', 7],
    ['ocho', 8],
    ['nueve', 9],
    ['diez', 10],
    ['quince', 15],
    ['veinte', 20],
  ],
  days: [
    ['hoy', 0],
    ['anteayer|antes de ayer|antier', -2],
    ['pasado mañana', 2],
    ['(?<!(?:la|de|esta|una|cada|buena|misma|toda la|las) )(?<!pasado )mañana', 1],
    ['(?<!antes de )ayer', -1],
  ],
  dayParts: '(?: (?:por|a) la (?:mañana|tarde|noche))',
  holidays: [
    ['nochebuena', 12, 24],
    ['nochevieja', 12, 31],
    ['año nuevo', 1, 1],
  ],
  rules: [
    ['(?:el )?{DAY}(?: de)? {MONTH}{YEAR}', 'calendar'],
    ['hace {N} {UNIT}', 'ago'],
    ['(?:en|dentro de) {N} {UNIT}', 'ahead'],
    ['{WEEKDAY}', 'weekday'],
    ['(?:el |este )?próximo {WEEKDAY}', 'nextWeekday'],
    ['(?:el |este )?{WEEKDAY} (?:que viene|próximo)', 'comingWeekday'],
    ['(?:el )?{WEEKDAY} pasado', 'lastWeekday'],
  ],
  countsFrom: [],
  countsOn: [],
  touchingBefore:
    'cada|próximo|pasado|primer|segundo|tercer|último|fin de|finales de|mediados de|principios de|antes del?|después del?|desde hace|días? después de|semanas? después de|todos los|los',
  touchingAfter:
    'que viene|pasado|próximo|por la|en ocho|en (?:una|dos|\\d)|del? (?:mes|año|la|esta|próxim[oa]|\\p{L}+ pasad[oa])|de este|del mes',
  prepositions: 'el|del|para el|hasta el|desde el|día|fue|es',
  limits: 'para el|hasta el|antes del',
  asks: 'cuándo|qué (?:día|fecha)',
  aims: null,
  present: null,
  missed: ['debía|debían|tenía que|tenían que|habría|deberían? haber'],
  open: [],
  past: [
    'compré|pedí|pagué|recibí|llegó|compramos|compraron|pedimos|fue|era|hice|desde|compró|entregaron|entregado|comprado|pedido|pagado|nací|nacido|enviaron|enviado|hicimos|hubo|tuve',
  ],
  future: [
    'quiero|puedo|pueden|puede|podría|podrían|voy|vamos|ir|iré|entregar|entreguen|venir|vengan|llegará|necesito|reservar|reserva|cita|para|será|hasta|me gustaría|enviar',
  ],
  isVerbLast: false,
  expectsFuture: false,
  notDates: 'estrellas?|puntos?|talla|válido|caduca',
};

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
  talk: null,
  joiners: ['y', 'pero'],
  privateData,
  numbers,
  money,
  spoken,
  dates,
  questions: null,
  times: null,
  names,
  address: null,
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
