/** What people of one language say for yes and no. Accents, case and apostrophes do not matter. */
export interface YesNoWords {
  readonly yes: readonly string[];
  /** A longer phrase wins over a word in it: "not right" is a no. */
  readonly no: readonly string[];
  /** What holds one of these words and is neither. */
  readonly undecided: readonly string[];
}

/** How people of one language take back what they said. Each entry is a regular expression over whole words. */
export interface CorrectionWords {
  /** Something said before was wrong; what is right stands beside it. */
  readonly markers: readonly string[];
  /** The same, or just a way to begin to talk of something else ("actually, where is …"). */
  readonly hesitations: readonly string[];
  /** The same where it stands at the very beginning, or after a sign. */
  readonly openings: readonly string[];
  /** What is named is not what was wanted, without saying what is. */
  readonly rejections: readonly string[];
  /** Stands before the value that is not wanted. */
  readonly negators: readonly string[];
}

/** A number in words: how many words it takes, and its value. */
export interface SpeltNumber {
  readonly words: number;
  readonly value: number;
}

/** Reads the number that begins at a word; undefined where none does. `joined` says by what a word is joined to the one before. */
export type ReadSpelt = (
  words: readonly string[],
  joined: readonly string[],
  at: number,
) => SpeltNumber | undefined;

/** How a language writes numbers in words. */
export interface NumberWords {
  /** From zero on, without a gap. */
  readonly small: readonly string[];
  /** Reads longer numbers; only {@link small} are read when absent. */
  readonly read?: (small: ReadonlyMap<string, number>) => ReadSpelt;
  /** Parts of a regular expression, one of which every longer number holds. */
  readonly hints?: readonly string[];
}

/** Units of an ISO 8601 duration, long ones first. `m` are minutes. */
export const isoUnits = ['Y', 'M', 'W', 'D', 'H', 'm', 'S'] as const;

/** One of {@link isoUnits}. */
export type IsoUnit = (typeof isoUnits)[number];

/** How a language writes spans of time; every entry is a part of a regular expression. */
export interface DurationLanguage {
  readonly units: Readonly<Record<IsoUnit, string>>;
  /** Words for numbers that count units. */
  readonly numbers: ReadonlyMap<string, number>;
  /** "a", "an": counts one, but only where {@link before} stands, since "twice a day" is none. */
  readonly article: string;
  /** Words after which an article counts. */
  readonly before: string;
  /** Between parts: "1 hour and 30 minutes". */
  readonly and: string;
  /** "and a half" after a unit. */
  readonly andHalf: string;
  /** "half an", before a unit. */
  readonly half: string;
  /** Phrases of their own. */
  readonly phrases: readonly (readonly [phrase: string, iso: string])[];
  /** Between the ends of a range, which is no one span. */
  readonly to: string;
  /** Makes a moment of a span: before it, and after it. */
  readonly momentBefore?: string;
  readonly momentAfter?: string;
}

/** What presses for time in a language. Entries are regular expressions over words in lower case without apostrophes. */
export interface UrgencyWords {
  /** Entries by weight in (0, 1]: how sure each alone makes it that the customer cannot wait. */
  readonly words: Readonly<Record<string, string>>;
  /** Before an entry, they take its meaning away: "not urgent". */
  readonly negations: string;
  /** Say outright that there is time. */
  readonly calm: string;
}

/**
 * A lexicon as it is written: entries parted by commas. An entry is a word, a phrase, a stem with the endings of a
 * German adjective (`~`), or a beginning (`*`).
 */
export interface LexiconSource {
  /** Entries by weight from -4 (rage) to 4. A weight of 0 takes away the meaning that parts of a phrase have alone. */
  readonly words: Readonly<Record<string, string>>;
  /** Turn round what follows within three words. */
  readonly negations: string;
  /** Turn round only the next word. */
  readonly negatesNext: string;
  /** Of these a negation may also follow: "gefällt mir nicht". */
  readonly negatedVerbs: string;
  readonly stronger: string;
  readonly weaker: string;
  /** What follows one of these counts more than what stands before it. */
  readonly but: string;
}

/**
 * All that the product knows of a language. What it does not know is null, and said so: then messages in the language are
 * understood without it.
 */
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
  /** Words that say nothing about a topic, in lower case and without apostrophes, parted by spaces. */
  readonly stopWords: string | null;
  /** Words that people write to a customer service and that are no part of a name, in lower case, parted by spaces. */
  readonly everyday: string | null;
  /** What policies say where a project does not, by key. Every language that has them has all of them. */
  readonly texts: Readonly<Record<string, string>> | null;
}

/** A part of a language's knowledge. */
export type LanguagePart = Exclude<keyof Language, 'id' | 'name'>;

/** Words of a list with the numbers they stand for, one after the other. */
export function countUpTo(list: string, from = 1): [string, number][] {
  return list.split(' ').map((word, n) => [word, from + n]);
}

/** Words of a list with the tens they stand for, from twenty on. */
export function tens(list: string): [string, number][] {
  return list.split(' ').map((word, n) => [word, 20 + 10 * n]);
}
