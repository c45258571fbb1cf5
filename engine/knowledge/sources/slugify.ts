const maxLength = 60;

/**
 * Makes the readable part of a chunk id: `What's new?` -> `whats-new`. Keeps letters and digits of every script.
 *
 * @returns At most 60 characters, cut between words where there are any; empty when nothing is left.
 */
export function slugify(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/[\p{M}'\u2019]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const slug = (words ?? []).join('-');
  if (slug.length <= maxLength) return slug;
  const cut = slug.lastIndexOf('-', maxLength);
  return slug.slice(0, cut > 0 ? cut : maxLength);
}
