import { type LanguageLibrary, loadLanguageDetector } from '../../base/loadLanguageDetector.ts';
import { primaryLanguage } from '../../model/documents/locale.ts';

/** Detects in which of a project's locales a message is written; undefined if that is uncertain. */
export type DetectLanguage = (text: string, locale: string) => string | undefined;

/** Length of the text used for detection, in UTF-16 units; more does not improve it. */
const MAX_LENGTH = 200;
/** Minimum lead of the most likely language, on the detector's scale of 0 to 1. */
const MIN_LEAD = 0.08;
const ADDRESS = /[^\s@]+@[^\s@]+|(?:https?:\/\/|www\.)\S+/g;

/**
 * Prepares the language detection of a project.
 *
 * The detector's n-grams take 35 MB and a quarter of a second to load, so they are loaded only for projects with
 * several languages, once per process.
 *
 * @param locales - Language tags. Of several with the same language, the conversation's own is returned, else the
 *   first.
 * @returns Undefined for a project with one language.
 */
export function languageDetector(locales: readonly string[]): Promise<DetectLanguage> | undefined {
  const languages = [...new Set(locales.map(primaryLanguage))];
  if (languages.length < 2) return undefined;
  return loadLanguageDetector().then((shared) => {
    const detector = shared.newInstance();
    const known = Object.keys(detector.setLanguageSubset(languages));
    // If it does not know all of them, it must consider all languages; otherwise it would report unknown ones as known
    // ones.
    if (known.length < languages.length) detector.setLanguageSubset(false);
    return (text, locale) => {
      const language = detect(detector, text);
      if (language === primaryLanguage(locale) && locales.includes(locale)) return locale;
      return locales.find((candidate) => primaryLanguage(candidate) === language);
    };
  });
}

function detect(detector: LanguageLibrary, text: string): string | undefined {
  const result = detector.detect(text.slice(0, MAX_LENGTH).replace(ADDRESS, ' '));
  if (!result.isReliable()) return undefined;
  const [best = 0, next = 0] = Object.values(result.getScores()).sort((a, b) => b - a);
  return best - next < MIN_LEAD ? undefined : result.language;
}
