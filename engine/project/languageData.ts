// What the program knows of languages besides their words in code: dictionaries, the model of talk, and vectors of words.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWordEmbedder, readWordVectors } from '../embed/words/wordVectors.ts';
import { primaryLanguage } from '../model/documents/locale.ts';
import type { Embedder } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { createDictionary, type Dictionary } from '../nlu/dictionary/dictionary.ts';
import { type IsKnownWord, wordsOfDocuments } from '../nlu/dictionary/unknownWords.ts';
import { readWordFilter } from '../nlu/dictionary/wordFilter.ts';
import { type FindTalk, findTalkWith } from '../nlu/findTalk.ts';
import { deserialiseIntentModel } from '../nlu/intentModelFile.ts';
import { packageRoot } from './packageRoot.ts';

/** Languages with a file in `assets/dictionaries/`. */
const dictionaryLanguages: ReadonlySet<string> = new Set(['de', 'en', 'es', 'fr']);

const dictionaryByLanguage = new Map<string, Dictionary>();

/**
 * The dictionary of a language, read once per process (about a millisecond).
 *
 * @returns Undefined for a language that has none.
 */
export function dictionaryOf(language: string): Dictionary | undefined {
  if (!dictionaryLanguages.has(language)) return undefined;
  const known = dictionaryByLanguage.get(language);
  if (known !== undefined) return known;
  const file = join(packageRoot, 'assets', 'dictionaries', `${language}.words`);
  const words = readWordFilter(readFileSync(file));
  if (words === undefined) throw new Error(`The installation of Dialoom is damaged: ${file} has no words`);
  const dictionary = createDictionary(language, words);
  dictionaryByLanguage.set(language, dictionary);
  return dictionary;
}

/** The words that a project knows. */
export interface ProjectWords {
  /** Whether a word is in an utterance of an intent, or names one. */
  readonly isTaught: IsKnownWord;
  /** Whether it is in any of the project's texts, or in a dictionary of one of its languages. */
  readonly isKnown: IsKnownWord;
}

/** The words of the project's texts and of the dictionaries of its languages. */
export function wordsOfProject(
  project: Pick<Project, 'manifest' | 'flows' | 'intents' | 'entities' | 'outOfScope' | 'locales'>,
): ProjectWords {
  const { manifest, flows, intents, entities, outOfScope, locales } = project;
  const own = wordsOfDocuments([manifest, flows, intents, entities, outOfScope, locales]);
  const taught = wordsOfDocuments([intents, outOfScope]);
  const dictionaries = [...new Set(manifest.locales.map(primaryLanguage))]
    .map(dictionaryOf)
    .filter((dictionary) => dictionary !== undefined);
  return {
    isTaught: (word) => taught.has(word),
    isKnown: (word) => own.has(word) || dictionaries.some((dictionary) => dictionary.has(word)),
  };
}

/** The languages of the utterances in `assets/talk`. */
const talkLanguages = ['en', 'de'] as const;

let finder: FindTalk | undefined;

/** Finds talk in messages. The model is read once per process (a few milliseconds). */
export function talkFinder(): FindTalk {
  finder ??= findTalkWith(
    deserialiseIntentModel(readFileSync(join(packageRoot, 'assets', 'talk', 'talk.model'))),
    (word) => talkLanguages.some((language) => dictionaryOf(language)?.has(word) === true),
  );
  return finder;
}

const vectorsByLanguage = new Map<string, Embedder | undefined>();

/**
 * The vectors of a language, read once per process (about 20 milliseconds).
 *
 * @param language - A primary subtag such as `de`.
 * @returns Undefined for a language that has none in `assets/vectors/`; a distribution may leave the folder out.
 */
export function wordVectorsOf(language: string): Embedder | undefined {
  if (!vectorsByLanguage.has(language)) vectorsByLanguage.set(language, loadVectors(language));
  return vectorsByLanguage.get(language);
}

function loadVectors(language: string): Embedder | undefined {
  const file = join(packageRoot, 'assets', 'vectors', `${language}.vectors`);
  if (!/^[a-z]{2,3}$/.test(language) || !existsSync(file)) return undefined;
  const vectors = readWordVectors(readFileSync(file));
  if (vectors === undefined)
    throw new Error(`The installation of Dialoom is damaged: ${file} has no vectors`);
  return createWordEmbedder(vectors);
}
