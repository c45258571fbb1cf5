import { languages } from './languages/index.ts';
import type { Language, LanguagePart } from './languages/language.ts';

/** A part of every language that has it, in the order of the list. */
export function partsOf<P extends LanguagePart>(part: P): readonly NonNullable<Language[P]>[] {
  return languages.map((language) => language[part]).filter((known) => known !== null) as NonNullable<
    Language[P]
  >[];
}

/** The same by language. */
export function partByLanguage<P extends LanguagePart>(
  part: P,
): Readonly<Record<string, NonNullable<Language[P]>>> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const known = language[part];
      return known === null ? [] : [[language.id, known] as const];
    }),
  ) as Readonly<Record<string, NonNullable<Language[P]>>>;
}

/** The numbers that a language has a word for, by word, by language; longer numbers are made of these. */
export const numberWords: Readonly<Record<string, ReadonlyMap<string, number>>> = Object.fromEntries(
  Object.entries(partByLanguage('numbers')).map(([language, { small }]) => [
    language,
    new Map(small.map((word, number) => [word, number])),
  ]),
);

/** Texts that come with the product, by language: what policies say where the project does not. */
export const builtinTexts: Readonly<Record<string, Readonly<Record<string, string>>>> =
  partByLanguage('texts');

/** Words that say nothing about a topic, of all languages that have such a list. */
export const stopWords: ReadonlySet<string> = wordsOf('stopWords');

/** Words that people write to a customer service and that are no part of a name, of all languages. */
export const everydayWords: ReadonlySet<string> = wordsOf('everyday');

function wordsOf(part: 'stopWords' | 'everyday'): ReadonlySet<string> {
  return new Set(partsOf(part).flatMap((words) => words.trim().split(/\s+/)));
}
