import { primaryLanguage } from '../../model/documents/locale.ts';

/**
 * Makes what understanding a language takes when that language is first met, and keeps it: most projects speak one or two.
 *
 * @param sources - By primary language.
 * @returns What was made for the language of a tag; undefined for a language without a source.
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
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(source);
    made.set(language, fresh);
    return fresh;
  };
}
