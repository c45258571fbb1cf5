import type { DateWords } from './dateWords.ts';
import type { QuestionWords } from './questionWords.ts';
import type { AddressWords, MoneyWords, NameWords, SpokenMarks, TimeWords } from './valueWords.ts';

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
  /** What multiplies a number in digits: "2.4 million". Parts of a regular expression, by factor. */
  readonly scales?: readonly (readonly [words: string, factor: number])[];
  /** Parts of a number that {@link read} does not know; next to one, a number is not read. */
  readonly touching?: string;
  /** Makes what follows uncertain: "a few", "several". */
  readonly vague?: string;
  /** Between the ends of a range: "3 to 4". */
  readonly to?: string;
  /** How digits are said one by one, if otherwise than {@link small}: "oh". */
  readonly digits?: Readonly<Record<string, string>>;
  /** Says the next digit more than once: "double". */
  readonly repeats?: Readonly<Record<string, number>>;
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

/**
 * What customers say besides facts and questions. Each entry is a regular expression over whole words of a normalised
 * text: lower case, without apostrophes and punctuation, words separated by one space. A vowel with an umlaut also
 * matches its other spellings: `möchte` matches "mochte" and "moechte".
 */
export interface TalkWords {
  readonly acts: {
    readonly greeting: readonly string[];
    readonly thanks: readonly string[];
    readonly farewell: readonly string[];
    readonly acknowledgement: readonly string[];
    readonly apology: readonly string[];
    /** Contempt for the assistant or its company. */
    readonly insult: readonly string[];
    /** Anger about what happened. */
    readonly complaint: readonly string[];
  };
  readonly controls: {
    readonly cancel: readonly string[];
    readonly repeat: readonly string[];
    /** The customer needs a moment. */
    readonly wait: readonly string[];
    readonly back: readonly string[];
  };
  /** Verbs of giving up that mean something else with a particle or a place: "drop it off", "leave it with a neighbour". */
  readonly notCancelling: readonly string[];
  /** Words before what is wanted, and nothing or instead of something else: "only", "just". */
  readonly limiters: readonly string[];
  /** Asks for a person. */
  readonly person: readonly string[];
  readonly meta: {
    /** Asks whether the assistant is a machine. */
    readonly bot: readonly string[];
    /** Asks why the assistant wants to know something. */
    readonly why: readonly string[];
    /** The customer does not know or have what was asked for. */
    readonly unknown: readonly string[];
  };
  readonly danger: {
    readonly self_harm: readonly string[];
    readonly violence: readonly string[];
    readonly medical: readonly string[];
    /** Figures of speech that contain one of the others. */
    readonly harmless: readonly string[];
  };
  /** Words that go with any of the above without adding anything: "please", "so", "very much". */
  readonly fillers: readonly string[];
  readonly guards: {
    /** The customer does not want what follows. */
    readonly negated: readonly string[];
    /** The customer does not want what precedes, at the end of a clause: "verbinde mich nicht". */
    readonly negatedAfter: readonly string[];
    /** What follows is only imagined. */
    readonly hypothetical: readonly string[];
    /** Tells of the past, not of what is wanted now: "I talked to an agent yesterday". */
    readonly past: readonly string[];
    /** Negations of what the customer does want: "I don't want to keep it". */
    readonly exceptions: readonly string[];
  };
  readonly question: {
    /** Words that begin a question. */
    readonly openings: readonly string[];
    /** Words before it: "and", "ok so". */
    readonly leads: readonly string[];
  };
  /** "the first one", "the second one"; in order. */
  readonly ordinals: readonly string[];
  /** "the last one". */
  readonly last: readonly string[];
  readonly both: readonly string[];
  readonly neither: readonly string[];
  readonly either: readonly string[];
  /** Asks for another language; `LANGUAGE` stands for the name of one. */
  readonly languageRequest: readonly string[];
  /** What this language calls languages, by subtag. */
  readonly languageNames: Readonly<Record<string, readonly string[]>>;
  /** Words between a slot and its value: "is", "should be", "to". */
  readonly copulas: readonly string[];
  /** Says that something is wrong, not only that it is another one. */
  readonly wrong: readonly string[];
  /** Says no to one of the next words: "not damaged". */
  readonly negators: readonly string[];
  /** Words that begin a clause which belongs to the one before, a comma or not: "dass". */
  readonly subordinators: readonly string[];
  /** Phrases that begin a new clause also without a comma: "just tell me …". */
  readonly restarts: readonly string[];
  /** By these, a phrase says no itself: "don't want it". */
  readonly negations: readonly string[];
  /** Words at the end of a value that are not part of it: "… actually". As they are written. */
  readonly trailing: readonly string[];
  /** How words are shortened in chats. */
  readonly shortened: Readonly<Record<string, string>>;
  /** Asks to change what follows: "change my", "update the". */
  readonly changes: readonly string[];
}

/**
 * What customers call private data, and how they tell it. Each entry is a regular expression over whole words of the
 * message as written, in any case; an accent in an entry may be missing in the message.
 */
export interface PrivateDataWords {
  /** The security code of a card. */
  readonly cardCode: readonly string[];
  readonly password: readonly string[];
  readonly pin: readonly string[];
  /** Numbers of social security, and what serves as one. */
  readonly socialSecurity: readonly string[];
  readonly taxId: readonly string[];
  /** Identity cards and passports. */
  readonly identityCard: readonly string[];
  /** Between a name and its value: "is". */
  readonly links: readonly string[];
  /** After one of {@link links}: "now". */
  readonly adverbs: readonly string[];
  /** Other words between the name of a number and the number: "on the back of my card". */
  readonly between: readonly string[];
  /** Precedes a new password: "to". */
  readonly changedTo: readonly string[];
  /** What is said about a password in the place of one: "wrong", "not". */
  readonly remarks: readonly string[];
  /** Words that may follow a password: "and". */
  readonly joiners: readonly string[];
}

/** Everything known about a language. Unknown parts are explicitly null: messages are then understood without them. */
export interface Language {
  /** The language's subtag: `en`. */
  readonly id: string;
  /** In English: `German`. */
  readonly name: string;
  readonly yesNo: YesNoWords | null;
  readonly corrections: CorrectionWords | null;
  readonly talk: TalkWords | null;
  /** Words that can begin a second request or answer: "and". */
  readonly joiners: readonly string[] | null;
  readonly privateData: PrivateDataWords | null;
  readonly numbers: NumberWords | null;
  readonly money: MoneyWords | null;
  readonly spoken: SpokenMarks | null;
  readonly dates: DateWords | null;
  /** How it asks, for answers from the knowledge base. */
  readonly questions: QuestionWords | null;
  readonly times: TimeWords | null;
  readonly names: NameWords | null;
  readonly address: AddressWords | null;
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
