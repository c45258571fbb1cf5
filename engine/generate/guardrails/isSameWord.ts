/**
 * Whether two words are forms of one: `return`, `returns` and `returning`. Compares their beginnings, which needs no
 * dictionary and no knowledge of the language.
 */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter === 3) return longer === 4 && (a === `${b}s` || b === `${a}s`);
  if (shorter < 4) return false;
  let common = 0;
  while (common < shorter && a[common] === b[common]) common += 1;
  return common >= Math.max(4, Math.ceil(shorter * 0.75)) && longer - common <= 4;
}
