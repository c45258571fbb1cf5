import { primaryLanguage } from './documents/locale.ts';

/**
 * Creates the resources of a language on first use and keeps them, because most projects use one or two languages.
 *
 * @param sources - By primary language.
 * @returns Returns the resources for the language of a tag; undefined for a language without a source.
 */
export function madeByLanguage<Source, Made>(
  sources: Readonly<Record<string, Source>>,
  make: (source: Source) => Made,
): (tag: string) => Made | undefined {
  const made = new Map<string, Made>();
  return (tag) => {
    const language = primaryLanguage(tag);
    const source = Object.hasOwn(sources, language) ? sources[language] : undefined;
    if (source === undefined) return undefined;
    const existing = made.get(language);
    if (existing !== undefined) return existing;
    const created = make(source);
    made.set(language, created);
    return created;
  };
}
