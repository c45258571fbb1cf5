/**
 * A free id: the stem itself, or the stem with the first free number from 2. A number at the end of the stem is
 * incremented (`ask_2` -> `ask_3`).
 *
 * @param taken - Ids that exist.
 */
export function freeId(taken: Iterable<string>, stem: string): string {
  const known = new Set(taken);
  if (!known.has(stem)) return stem;
  const base = stem.replace(/_\d+$/, '').slice(0, 58);
  let n = 2;
  while (known.has(`${base}_${n}`)) n += 1;
  return `${base}_${n}`;
}

/** An identifier derived from a display name: `Return an item` -> `return_an_item`, `Größe?` -> `grosse`. */
export function idOfName(name: string, fallback: string): string {
  const words = name
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_');
  return (
    words
      .replace(/^[^a-z]+|_+$/g, '')
      .slice(0, 58)
      .replace(/_+$/, '') || fallback
  );
}
