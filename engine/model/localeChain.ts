import type { ProjectManifest } from './projectManifest.ts';

/**
 * The locales in which a text is looked for, best first: the locale itself, those that the project names to stand in
 * for it, then the same for the locale with its last part taken off (`zh-Hant-TW`, `zh-Hant`, `zh`; RFC 4647,
 * "lookup"), at last the default locale.
 *
 * @param locale - A language tag, of the project or not.
 */
export function localeChain(
  { defaultLocale, localeFallbacks }: Pick<ProjectManifest, 'defaultLocale' | 'localeFallbacks'>,
  locale: string,
): readonly string[] {
  const chain = new Set<string>();
  for (let tag = locale; tag !== ''; tag = shorter(tag)) {
    chain.add(tag);
    for (const standIn of localeFallbacks[tag] ?? []) chain.add(standIn);
  }
  return [...chain.add(defaultLocale)];
}

/** The tag without its last part; a single letter, which only introduces the part behind it, goes along. */
function shorter(tag: string): string {
  return tag.replace(/(^|-)[^-]+$/, '').replace(/-[^-]$/, '');
}
