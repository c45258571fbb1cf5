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
