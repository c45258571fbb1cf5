import type { AddressWords, MoneyWords, NameWords, SpokenMarks, TimeWords } from '../valueWords.ts';

/** Amounts of money. */
export const money: MoneyWords = {
  one: 'a|one',
  adjectives: 'us|u\\.s\\.|american|canadian|australian|swiss|british',
  and: 'and',
  between: 'between',
  or: 'or',
  timeBefore: 'at|by|until|till|around',
  afterCents:
    'and|or|but|for|please|back|each|per|in|on|at|to|from|was|is|which|twice|instead|only|too|thanks|total|yesterday|today',
};

/** E-mail addresses as they are said. */
export const spoken: SpokenMarks = {
  at: 'at|at sign',
  ambiguousAt: 'at|at sign',
  dot: 'dot|period',
  underscore: 'underscore|under score',
  dash: 'dash|hyphen|minus',
  plus: 'plus',
  before: "e-?mail|mail|address|is|it's|its|that's|to|use|try|under|named|says",
  notBeforeAt:
    'look|looking|looked|meet|meeting|shop|shopping|shopped|arrive|arrived|buy|bought|order|ordered|work|working|found|find|seen|saw|store|stay|live|here|there|available|sold|listed|posted|sign|signed|register|registered|log|logged|login|account|website|site|page|reach|contact|not|only|and|me|us|you|it',
};

/** Introductions. */
export const names: NameWords = {
  sure: "(?:my|the|full) (?:full |first |last )?name(?: is|['\\u2019]?s|\\s*:)|name\\s*:|name is|(?:you can |please |just )?call me|i am called|goes by",
  unsure: "i['\\u2019]m|i am|this is|it['\\u2019]s|speaking with",
  behind: 'here|speaking',
  titles: 'mr|mrs|ms|miss|dr|prof|sir|mister',
  firstName: '(?:my )?(?:first|given) name',
  lastName: '(?:my )?(?:last|family) name|surname',
  notNames:
    'angry|hungry|sorry|happy|fine|done|late|sure|ready|sad|mad|lost|new|back|good|upset|furious|confused|livid|serious|urgent|delivery|customer|support|english|german|american|british|home|broken|wrong|great|terrible|awful|wonderful|friday|monday|tuesday|wednesday|thursday|saturday|sunday|christmas',
};

/** Addresses: number and street, city, state and postal code, or a British postal code. */
export const address: AddressWords = {
  numberLast: false,
  street:
    'street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|place|pl|square|sq|terrace|close|crescent|parkway|pkwy|highway|hwy|broadway|row|gardens|hill|park',
  unit: '(?:apt|apartment|unit|suite|ste|flat|floor|#)\\.? ?[\\p{L}\\d-]{1,6}',
  place:
    "(?:\\p{Lu}[\\p{L}.'\\u2019-]*(?: \\p{L}[\\p{L}.'\\u2019-]*){0,3}),? (?:(?:[A-Z]{2}|\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)?),? \\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})",
};

/** Times of day. */
export const times: TimeWords = {
  digits: [
    '(?<hour>1[0-2]|0?[1-9])(?:[:.](?<minute>[0-5]\\d))? ?(?<half>[ap])\\.?m\\b\\.?',
    '(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)',
    "(?<hour>1[0-2]|[1-9]) o['\\u2019]?clock",
  ],
  hours: 'one two three four five six seven eight nine ten eleven twelve'.split(' '),
  minutes: [
    ['five', 5],
    ['ten', 10],
    ['(?:a )?quarter', 15],
    ['twenty[ -]five', 25],
    ['twenty', 20],
  ],
  said: [
    ['half (?:past )?{HOUR}', 30],
    ['{MIN} (?:past|after) {HOUR}', 'after'],
    ['{MIN} (?:to|before|till) {HOUR}', 'before'],
    ["{HOUR} o['\\u2019]?clock", 0],
  ],
  named: [
    ['noon|midday', '12:00'],
    ['midnight', '00:00'],
  ],
  morning: 'in the morning|a\\.?m\\b\\.?',
  afternoon: 'in the afternoon|in the evening|at night|p\\.?m\\b\\.?',
  isTwentyFour: false,
};
