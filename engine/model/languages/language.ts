/** Words for yes and no. Accents, case and apostrophes are ignored. */
export interface YesNoWords {
  readonly yes: readonly string[];
  /** A longer phrase wins over a word in it: "not right" is a no. */
  readonly no: readonly string[];
  /** Phrases with one of these words that are neither. */
  readonly undecided: readonly string[];
}

/** Correcting words. Each entry is a regular expression over whole words. */
export interface CorrectionWords {
  /** An earlier value was wrong; the right one is next to it. */
  readonly markers: readonly string[];
  /** The same, or just a way to change the subject ("actually, where is …"). */
  readonly hesitations: readonly string[];
  /** The same at the very beginning, or after punctuation. */
  readonly openings: readonly string[];
  /** Rejects what is named without saying what is right. */
  readonly rejections: readonly string[];
  /** Precedes the value that is wrong. */
  readonly negators: readonly string[];
}

/** A number in words: how many words it takes, and its value. */
export interface SpeltNumber {
  readonly words: number;
  readonly value: number;
}

/**
 * Reads the number that begins at a word; undefined if there is none. `joined` tells how a word is joined to the
 * previous one.
 */
export type ReadSpelt = (
  words: readonly string[],
  joined: readonly string[],
  at: number,
) => SpeltNumber | undefined;

/** How a language writes numbers in words. */
export interface NumberWords {
  /** From zero, without gaps. */
  readonly small: readonly string[];
  /** Reads longer numbers; only {@link small} is read when absent. */
  readonly read?: (small: ReadonlyMap<string, number>) => ReadSpelt;
  /** Parts of a regular expression; every longer number contains one. */
  readonly hints?: readonly string[];
}

/** Units of an ISO 8601 duration, long ones first. `m` stands for minutes. */
export const isoUnits = ['Y', 'M', 'W', 'D', 'H', 'm', 'S'] as const;

/** One of {@link isoUnits}. */
export type IsoUnit = (typeof isoUnits)[number];

/** How a language writes durations; every entry is a part of a regular expression. */
export interface DurationLanguage {
  readonly units: Readonly<Record<IsoUnit, string>>;
  /** Words for numbers that count units. */
  readonly numbers: ReadonlyMap<string, number>;
  /** "a", "an": means one, but only after {@link before}, since "twice a day" is not a duration. */
  readonly article: string;
  /** Words after which an article means one. */
  readonly before: string;
  /** Between parts: "1 hour and 30 minutes". */
  readonly and: string;
  /** "and a half" after a unit. */
  readonly andHalf: string;
  /** "half an", before a unit. */
  readonly half: string;
  /** Special phrases. */
  readonly phrases: readonly (readonly [phrase: string, iso: string])[];
  /** Between the ends of a range, which is not a single duration. */
  readonly to: string;
  /** Turns a duration into a point in time: before it, and after it. */
  readonly momentBefore?: string;
  readonly momentAfter?: string;
}

/** Words for urgency. Entries are regular expressions over words in lower case without apostrophes. */
export interface UrgencyWords {
  /** Entries by weight in (0, 1]: how strongly each one alone indicates urgency. */
  readonly words: Readonly<Record<string, string>>;
  /** Negate the entry that follows: "not urgent". */
  readonly negations: string;
  /** Explicitly not urgent. */
  readonly calm: string;
}

/**
 * The source of a lexicon: entries separated by commas. An entry is a word, a phrase, a stem with the endings of a
 * German adjective (`~`), or a prefix (`*`).
 */
export interface LexiconSource {
  /** Entries by weight from -4 (rage) to 4. A weight of 0 cancels the weight of a phrase's parts. */
  readonly words: Readonly<Record<string, string>>;
  /** Invert what follows within three words. */
  readonly negations: string;
  /** Invert only the next word. */
  readonly negatesNext: string;
  /** Negations may also follow these: "gefällt mir nicht". */
  readonly negatedVerbs: string;
  readonly stronger: string;
  readonly weaker: string;
  /** What follows one of these counts more than what precedes it. */
  readonly but: string;
}

/** Everything known about a language. Unknown parts are explicitly null: messages are then understood without them. */
export interface Language {
  /** The language's subtag: `en`. */
  readonly id: string;
  /** In English: `German`. */
  readonly name: string;
  readonly yesNo: YesNoWords | null;
  readonly corrections: CorrectionWords | null;
  readonly numbers: NumberWords | null;
  readonly durations: DurationLanguage | null;
  readonly urgency: UrgencyWords | null;
  readonly sentiment: LexiconSource | null;
  /** Stop words, in lower case and without apostrophes, separated by spaces. */
  readonly stopWords: string | null;
  /** Common words that are not part of a name, in lower case, separated by spaces. */
  readonly everyday: string | null;
  /** Built-in texts of policies, by key. A language has all of them or none. */
  readonly texts: Readonly<Record<string, string>> | null;
}

/** One part of what is known about a language. */
export type LanguagePart = Exclude<keyof Language, 'id' | 'name'>;

/** Maps the words of a list to consecutive numbers. */
export function countUpTo(list: string, from = 1): [string, number][] {
  return list.split(' ').map((word, n) => [word, from + n]);
}

/** Maps the words of a list to the tens, from twenty. */
export function tens(list: string): [string, number][] {
  return list.split(' ').map((word, n) => [word, 20 + 10 * n]);
}
