/** The primary language of a tag, in lower case: `de-AT` -> `de`. */
export function primaryLanguage(tag: string): string {
  return (tag.split('-', 1)[0] ?? tag).toLowerCase();
}
