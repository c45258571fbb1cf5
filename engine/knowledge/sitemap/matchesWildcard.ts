/**
 * Whether a text fits a pattern in which `*` stands for anything. Takes time in proportion to the text, whatever the
 * pattern: both may come from others.
 *
 * @param whole - The pattern is the whole text; otherwise it is how the text begins.
 */
export function matchesWildcard(pattern: string, text: string, whole: boolean): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!text.startsWith(first)) return false;
  let at = first.length;
  const last = whole ? rest.pop() : undefined;
  if (whole && last === undefined) return at === text.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return last === undefined || (text.endsWith(last) && text.length - last.length >= at);
}
