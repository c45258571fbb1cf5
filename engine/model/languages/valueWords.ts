/** How a language speaks of amounts of money. Every entry is a part of a regular expression. */
export interface MoneyWords {
  /** Counts one unit: "a dollar". */
  readonly one?: string;
  /** Before the name of a currency: "Swiss". */
  readonly adjectives: string;
  /** Between whole units and cents: "and". */
  readonly and: string;
  /** Makes two amounts a range, before the first: "between". */
  readonly between: string;
  /** Between two amounts of which one is meant: "or". */
  readonly or: string;
  /** Said for fifty cents without a currency. */
  readonly fifty?: string;
  /** Words before an amount that make it a time of day: "at". */
  readonly timeBefore?: string;
  /** May follow cents without a name: "twelve pounds fifty please". */
  readonly afterCents?: string;
}

/** How the marks of an e-mail address are said. Every entry is a part of a regular expression. */
export interface SpokenMarks {
  readonly at: string;
  /** Those of {@link at} that are also ordinary words. */
  readonly ambiguousAt?: string;
  readonly dot: string;
  readonly underscore: string;
  readonly dash: string;
  readonly plus: string;
  /** Words right before an address. */
  readonly before: string;
  /** Words before an ambiguous "at" that are not part of an address: "look at". */
  readonly notBeforeAt?: string;
}

/** How people introduce themselves. Every entry is a part of a regular expression. */
export interface NameWords {
  /** Before a name in any case: "my name is". */
  readonly sure: string;
  /** Before a name with capitals: "this is". */
  readonly unsure: string;
  /** Before a name with capitals of at least two words, or one with a title. */
  readonly unsureWhole?: string;
  /** Behind a name with capitals of at least two words: "here". */
  readonly behind?: string;
  /** Not part of a name: "Mrs". */
  readonly titles: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Adjectives and the like after "I'm", with capitals. */
  readonly notNames?: string;
}

/** How addresses are written. Every entry is a part of a regular expression. */
export interface AddressWords {
  /** Whether the number stands behind the name of the street. */
  readonly numberLast: boolean;
  /** What names of streets end with, or contain as a word. */
  readonly street: string;
  /** Words before the name of a street, which belong to it: "Am Alten Markt". */
  readonly before?: string;
  /** Behind the street: "Apt 4". */
  readonly unit?: string;
  /** Postal code and city, or city, state and postal code. */
  readonly place: string;
}

/** How times of day are said. Every entry is a part of a regular expression. */
export interface TimeWords {
  /** A time in digits: hour, minute and half of the day. */
  readonly digits: readonly string[];
  /** Hours in words. */
  readonly hours: readonly string[];
  /** Minutes in words, by number. */
  readonly minutes: readonly (readonly [words: string, minutes: number])[];
  /** "half past nine", with the hour as `{HOUR}` and minutes as `{MIN}`, and the minutes that they add. */
  readonly said: readonly (readonly [pattern: string, minutes: number | 'after' | 'before'])[];
  /** Moments with a name. */
  readonly named: readonly (readonly [words: string, time: string])[];
  /** Behind a time: "in the morning". */
  readonly morning: string;
  readonly afternoon: string;
  /** Before or behind a time: the late evening, or the hours after midnight. */
  readonly night: string;
  /** Before a time, with what stands between: "this evening", "at". */
  readonly morningBefore: string;
  readonly afternoonBefore: string;
  readonly joint: string;
  /** Whether an hour below seven without more is one of the morning. */
  readonly isTwentyFour: boolean;
}
