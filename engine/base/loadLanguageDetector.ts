import type { eld } from 'eld/extrasmall';

/** The library that detects languages by their n-grams. */
export type LanguageLibrary = typeof eld;

let loaded: Promise<LanguageLibrary> | undefined;

/** Loads the n-grams of about 60 languages, once per thread: they take 35 MB and 250 ms. */
export function loadLanguageDetector(): Promise<LanguageLibrary> {
  loaded ??= import('eld/extrasmall').then((library) => library.eld);
  return loaded;
}
