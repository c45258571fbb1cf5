/** What an expression of a date means. */
export type DateMeaning =
  /** A day and a month, with or without a year. */
  | 'calendar'
  /** So many units before or after the day it is counted from. */
  | 'ago'
  | 'ahead'
  /** A day of the week: the nearest by the tense, or in a certain direction or week. */
  | 'weekday'
  | 'comingWeekday'
  | 'nextWeekday'
  | 'lastWeekday'
  | 'weekdayThisWeek'
  | 'weekdayNextWeek'
  | 'weekdayLastWeek'
  /** "the second Tuesday of May". */
  | 'countedWeekday'
  /** "the 21st", "the 21st of this month". */
  | 'dayOfMonth'
  | 'dayOfThisMonth'
  | 'dayOfNextMonth'
  | 'dayOfLastMonth';

/** A regular expression and its meaning. */
export type DateRule = readonly [pattern: string, meaning: DateMeaning];

/**
 * How a language writes dates. Every entry is a part of a regular expression over the message in lower case. In
 * {@link rules}, `{DAY}` stands for a day of the month in digits or words, `{NTH}` for an ordinal or "last", `{MONTH}`,
 * `{YEAR}` (with what precedes it, optional), `{WEEKDAY}`, `{N}` for a count and `{UNIT}` for days, weeks, months and
 * years.
 */
export interface DateWords extends TenseWords {
  readonly months: readonly string[];
  /** From Monday. */
  readonly weekdays: readonly string[];
  /** Abbreviations that count only before a date: "Mo." */
  readonly shortWeekdays: readonly string[];
  /** Ordinals from the first, without endings. */
  readonly ordinals: readonly string[];
  readonly ordinalEnding: string;
  /** After a day of the month in digits. */
  readonly dayMark: string;
  /** "last", as in "the last Friday". */
  readonly lastOrdinal: string;
  /** Before a year. */
  readonly beforeYear: string;
  /** Years in words, by number. */
  readonly years: readonly (readonly [words: string, year: number])[];
  /** Years counted from this one. */
  readonly relativeYears: readonly (readonly [words: string, offset: number])[];
  readonly units: Readonly<Record<'D' | 'W' | 'M' | 'Y', string>>;
  /** Words that count units. */
  readonly counts: readonly (readonly [word: string, count: number])[];
  /** Days counted from today. */
  readonly days: readonly (readonly [words: string, offset: number])[];
  /** Times of day behind a day, which belong to it: "tomorrow morning". */
  readonly dayParts: string;
  /** Fixed days, as month and day. */
  readonly holidays: readonly (readonly [words: string, month: number, day: number])[];
  readonly rules: readonly DateRule[];
  /** Before a date, count from it: "two weeks from". */
  readonly countsFrom: readonly DateRule[];
  /** Behind a date, count from it: "in two weeks". */
  readonly countsOn: readonly DateRule[];
  /** Words before and behind that could belong to a date; next to one of them it is not understood. */
  readonly touchingBefore: string;
  readonly touchingAfter: string;
  /** Words before a date in digits without a year: "on". */
  readonly prepositions: string;
  /** Messages about ratings and expiry dates, in which 4/5 is no date. */
  readonly notDates: string;
}

/**
 * By which words a date lies in the past or the future. Every entry is a part of a regular expression over the message in lower
 * case; one that ends in `$` stands directly before the date.
 */
export interface TenseWords {
  /** Words before that put a date in the future: "by". */
  readonly limits: string;
  /** Words that ask for a day: "when". */
  readonly asks: string;
  /** A word directly before a date that is future if one of these verbs arranged it: "booked a table for". Null if there is none. */
  readonly aims: readonly [before: string, verbs: string] | null;
  /** Words before a date that was expected and has passed, whatever follows it: "was supposed to come on". */
  readonly missed: readonly string[];
  /** Words by which a date in the same clause is future, past, or either; where two begin at one place, in this order. */
  readonly future: readonly string[];
  readonly open: readonly string[];
  readonly past: readonly string[];
  /** Auxiliaries before a date that make a participle behind it no past: "is it on Friday booked". Null if there are none. */
  readonly present: string | null;
  /** Whether the verb behind a date counts more than one before it. */
  readonly isVerbLast: boolean;
  /** Whether a bare weekday without such words is the next one. */
  readonly expectsFuture: boolean;
}
