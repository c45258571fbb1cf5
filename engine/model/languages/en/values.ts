import type { MoneyWords } from '../valueWords.ts';

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
