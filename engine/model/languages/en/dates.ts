import type { DateWords } from '../dateWords.ts';
import { tense } from './tense.ts';

const ONES = 'one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** From one to ninety-nine. */
const below = [...ONES, ...TEENS, ...TENS.flatMap((ten) => [ten, ...ONES.map((one) => `${ten}[ -]${one}`)])];

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const UNTIL_NOUN = String.raw`(?=\s*(?:[.,;:!?)]|$| (?:at|please|and|or|if|would|will|is|was|works?|for|in|it|i|but|from|with|between|to|through|thru|until|till)(?!\p{L})))`;

/** Dates. */
export const dates: DateWords = {
  ...tense,
  months: [
    'january|jan\\.?',
    'february|feb\\.?',
    'march|mar\\.?',
    'april|apr\\.?',
    'may',
    'june|jun\\.?',
    'july|jul\\.?',
    'august|aug\\.?',
    'september|sept?\\.?',
    'october|oct\\.?',
    'november|nov\\.?',
    'december|dec\\.?',
  ],
  weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  shortWeekdays: ['mon', 'tues?', 'wed', 'thu(?:rs?)?', 'fri', 'sat', 'sun'],
  ordinals: [
    ...ORDINALS,
    ...ORDINALS.slice(0, 9).map((one) => `twenty[ -]${one}`),
    'thirtieth',
    'thirty[ -]first',
  ],
  ordinalEnding: '',
  dayMark: 'st|nd|rd|th',
  lastOrdinal: 'last',
  beforeYear: ',? |, ?| of | in | in the year ',
  years: below.flatMap((words, n): [string, number][] => [
    ...(n < 49 ? [[`two thousand(?: and)? ${words}`, 2001 + n] as [string, number]] : []),
    ...(n >= 9 ? [[`nineteen ${words}`, 1901 + n] as [string, number]] : []),
    ...(n >= 9 && n < 49 ? [[`twenty ${words}`, 2001 + n] as [string, number]] : []),
  ]),
  relativeYears: [
    ['(?:of )?this year', 0],
    ['(?:of )?last year', -1],
    ['(?:of )?next year', 1],
  ],
  units: { D: 'days?', W: 'weeks?|wks?', M: 'months?', Y: 'years?' },
  counts: [
    ...below.map((word, n): [string, number] => [word, n + 1]),
    ['an?', 1],
    ['a couple of', Number.NaN],
  ],
  days: [
    ['today', 0],
    ['tonight', 0],
    ['(?:the )?day after tomorrow', 2],
    ['(?:the )?day before yesterday', -2],
    ['tomorrow|tmrw|tmw', 1],
    ['yesterday', -1],
    ['last night', -1],
    ['(?:this )(?:morning|afternoon|evening)', 0],
    ['(?:a )?fortnight ago', -14],
  ],
  dayParts: '(?: (?:morning|afternoon|evening|night|noon|lunchtime))',
  holidays: [
    ["new year['’]?s day", 1, 1],
    ["valentine['’]?s(?: day)?", 2, 14],
    ["st\\.? patrick['’]?s day", 3, 17],
    ['halloween', 10, 31],
    ['christmas eve', 12, 24],
    ['christmas(?: day)?', 12, 25],
    ['boxing day', 12, 26],
    ["new year['’]?s eve", 12, 31],
  ],
  rules: [
    ['(?:the )?{DAY}(?: of)? {MONTH}{YEAR}', 'calendar'],
    [
      '(?<!(?:i|you|we|they|he|she|it|who|that|this|which|customers|there|one|and|only|\\d) (?=may))(?<!(?:we|they|i|(?<!\\d(?:st|nd|rd|th)? )to) (?=march)){MONTH} (?:the )?{DAY}(?! (?:times?|days?|percent|more|items?|people|be))(?:{YEAR})',
      'calendar',
    ],
    ['(?:the )?{NTH} {WEEKDAY} (?:of|in) {MONTH}{YEAR}', 'countedWeekday'],
    ['{N} {UNIT} ago', 'ago'],
    ['in {N} {UNIT}', 'ahead'],
    ["in {N} {UNIT}['’] time", 'ahead'],
    ['{N} {UNIT} from (?:now|today)', 'ahead'],
    ['{WEEKDAY}', 'weekday'],
    ["{WEEKDAY}['\\u2019]s(?= \\p{L})", 'weekday'],
    ['(?:the coming|this coming|coming|this) {WEEKDAY}', 'comingWeekday'],
    ['next {WEEKDAY}', 'nextWeekday'],
    ['(?:last|past|this past|previous) {WEEKDAY}', 'lastWeekday'],
    ['{WEEKDAY} (?:of )?this week', 'weekdayThisWeek'],
    ['this week(?: on)?,? {WEEKDAY}', 'weekdayThisWeek'],
    ['{WEEKDAY},? (?:of )?(?:the )?(?:next|following|coming) week', 'weekdayNextWeek'],
    ['next week(?: on)?,? {WEEKDAY}', 'weekdayNextWeek'],
    ['{WEEKDAY},? (?:of )?(?:last|the previous) week', 'weekdayLastWeek'],
    ['last week(?: on)?,? {WEEKDAY}', 'weekdayLastWeek'],
    [
      `(?<=(?:on|by|until|till|since|for|from|is|was|to|through|thru|between|and|or|starting|beginning) )the {DAY}${UNTIL_NOUN}`,
      'dayOfMonth',
    ],
    [`^the {DAY}[.!?]?$`, 'dayOfMonth'],
    ['{WEEKDAY},? the {DAY}', 'dayOfMonth'],
    ['(?:the )?{DAY} of (?:this|the current) month', 'dayOfThisMonth'],
    ['(?:the )?{DAY} of (?:the )?next month', 'dayOfNextMonth'],
    ['next month,? on the {DAY}', 'dayOfNextMonth'],
    ['last month,? on the {DAY}', 'dayOfLastMonth'],
    ['(?:the )?{DAY} of last month', 'dayOfLastMonth'],
  ],
  countsFrom: [
    ['{N} {UNIT} ago(?: on)? ', 'ago'],
    // "In two weeks on Monday" may be the week after next: not counted.
    ['in [\\p{L}\\d]+ {UNIT},? on ', 'ahead'],
    ['{N} {UNIT} (?:from|after|following) ', 'ahead'],
    ['{N} {UNIT} (?:before|prior to) ', 'ago'],
    ['the (?<one>)day after ', 'ahead'],
    ['the (?<one>)day before ', 'ago'],
  ],
  countsOn: [],
  touchingBefore:
    'black|good|nice|great|lovely|wonderful|happy|cyber|ago|ago on|next|last|past|previous|coming|following|every|each|first|second|third|fourth|fifth|other|mid|early|late|end of|half|either|any|most|nth|(?:days?|weeks?|fortnight|months?|years?) (?:from|after|before|following|of|on)|before|after|prior to|around|about|day before|day after|pro',
  touchingAfter:
    'weeks?|months?|years?|next|last|this|following|previous|ago|fortnight|in (?:the year )?\\d|of|or so|onwards|night live|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|before last|after next|morning before|evening before',
  prepositions:
    'on|between|between \\d{1,2}/\\d{1,2} and|through|thru|starting|beginning|by|until|till|since|from|to|for|dated?|bought|arrived|delivered|ordered|due',
  notDates:
    'rat(?:e|ed|ing)|recommend\\p{L}*|stars?|score[ds]?|out of|points|valid|expir\\p{L}+|exp|size|inch(?:es)?|cup|half|fraction',
};
