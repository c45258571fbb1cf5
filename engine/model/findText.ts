import { builtinTexts } from './languages/parts.ts';
import type { LocaleText } from './locale.ts';
import { localeChain } from './localeChain.ts';
import type { Project } from './project.ts';

/** A text, and the locale it was found in: its plural forms are those of that language. */
export interface FoundText {
  readonly text: LocaleText;
  readonly locale: string;
}

/**
 * Finds the text of a key: in each locale of the chain among the project's texts, then among the built-in ones; at
 * last among the built-in English ones.
 *
 * @returns Undefined when the key exists in none.
 */
export function findText(
  { manifest, locales }: Pick<Project, 'manifest' | 'locales'>,
  locale: string,
  key: string,
): FoundText | undefined {
  for (const candidate of [...localeChain(manifest, locale), 'en']) {
    const text = locales[candidate]?.[key] ?? builtinTexts[candidate]?.[key];
    if (text !== undefined) return { text, locale: candidate };
  }
  return undefined;
}
