/** The English name of a language, with its tag. @param tag - Undefined when it cannot be told. */
export function languageName(tag: string | undefined): string {
  if (tag === undefined) return 'Cannot be told from this message';
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag);
  return name === undefined || name === tag ? tag : `${name} (${tag})`;
}
