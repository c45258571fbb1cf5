import { type LanguageLibrary, loadLanguageDetector } from '../../base/loadLanguageDetector.ts';
import { primaryLanguage } from '../../model/documents/locale.ts';

/** Tells in which of a project's locales a message is written; undefined when that is not sure. */
export type DetectLanguage = (text: string, locale: string) => string | undefined;

/** Longest beginning that is looked at, in UTF-16 units: more does not make it surer. */
const MAX_LENGTH = 200;
/** By how much the likeliest language must be ahead, on the detector's scale of 0 to 1. */
const SMALLEST_LEAD = 0.08;
const ADDRESS = /[^\s@]+@[^\s@]+|(?:https?:\/\/|www\.)\S+/g;

/**
 * Prepares the detection of a project's languages.
 *
 * The detector's n-grams take 35 MB and a quarter of a second to load: only a project with several languages loads
 * them, once in a process.
 *
 * @param locales - Language tags. Of two that share a language, the conversation's own is given, else the first.
 * @returns Undefined for a project in one language: there is nothing to detect.
 */
export function languageDetector(locales: readonly string[]): Promise<DetectLanguage> | undefined {
  const languages = [...new Set(locales.map(primaryLanguage))];
  if (languages.length < 2) return undefined;
  return loadLanguageDetector().then((shared) => {
    const detector = shared.newInstance();
    const known = Object.keys(detector.setLanguageSubset(languages));
    // Asked only for those it knows, it would take a language that it does not know for one of them.
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
  return best - next < SMALLEST_LEAD ? undefined : result.language;
}
