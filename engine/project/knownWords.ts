// The words that a project knows: those of its texts and of the dictionaries of its languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { primaryLanguage } from '../model/documents/locale.ts';
import type { Project } from '../model/project.ts';
import { createDictionary, type Dictionary } from '../nlu/dictionary/dictionary.ts';
import { type IsKnownWord, wordsOfDocuments } from '../nlu/dictionary/unknownWords.ts';
import { readWordFilter } from '../nlu/dictionary/wordFilter.ts';
import { packageRoot } from './packageRoot.ts';

/** Languages with a file in `assets/dictionaries/`. */
const languages: ReadonlySet<string> = new Set(['de', 'en', 'es', 'fr']);

const loaded = new Map<string, Dictionary>();

/**
 * The dictionary of a language, read once per process (about a millisecond).
 *
 * @returns Undefined for a language that has none.
 */
export function dictionaryOf(language: string): Dictionary | undefined {
  if (!languages.has(language)) return undefined;
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const file = join(packageRoot, 'assets', 'dictionaries', `${language}.words`);
  const words = readWordFilter(readFileSync(file));
  if (words === undefined) throw new Error(`The installation of Dialoom is damaged: ${file} has no words`);
  const dictionary = createDictionary(language, words);
  loaded.set(language, dictionary);
  return dictionary;
}

/** The words that a project knows. */
export interface ProjectWords {
  /** Whether a word is in one of the project's texts. */
  readonly isOwn: IsKnownWord;
  /** Whether it is that, or in a dictionary of one of its languages. */
  readonly isKnown: IsKnownWord;
}

/** The words of the project's texts and of the dictionaries of its languages. */
export function wordsOfProject(
  project: Pick<Project, 'manifest' | 'flows' | 'intents' | 'entities' | 'outOfScope' | 'locales'>,
): ProjectWords {
  const { manifest, flows, intents, entities, outOfScope, locales } = project;
  const own = wordsOfDocuments([manifest, flows, intents, entities, outOfScope, locales]);
  const dictionaries = [...new Set(manifest.locales.map(primaryLanguage))]
    .map(dictionaryOf)
    .filter((dictionary) => dictionary !== undefined);
  return {
    isOwn: (word) => own.has(word),
    isKnown: (word) => own.has(word) || dictionaries.some((dictionary) => dictionary.has(word)),
  };
}
