import type { MoneyWords, SpokenMarks } from '../valueWords.ts';

/** Amounts of money. */
export const money: MoneyWords = {
  one: 'a|one',
  adjectives: 'us|u\\.s\\.|american|canadian|australian|swiss|british',
  and: 'and',
  between: 'between',
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
