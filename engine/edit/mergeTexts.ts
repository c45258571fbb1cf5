import { applySplices, diffTexts } from './fileDiff.ts';

/**
 * Puts two changes of one text together if they touch different lines. Changes of one line, or insertions at one place, are
 * not put together: the result could be something that neither side meant.
 *
 * @param base - The text that both sides changed.
 * @returns Undefined if both changed the same lines.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const ours = diffTexts(base, mine);
  const others = diffTexts(base, theirs);
  const taken = ours.map((splice) => linesOf(base, splice));
  const meet = others.some((splice) => {
    const [from, to] = linesOf(base, splice);
    return taken.some(([start, end]) => from <= end && start <= to);
  });
  if (meet) return undefined;
  return applySplices(
    base,
    [...ours, ...others].toSorted((a, b) => a.at - b.at),
  );
}

/** The lines that a splice changes, as offsets of the first character and of the line break. */
function linesOf(
  text: string,
  { at, removed }: { readonly at: number; readonly removed: string },
): readonly [number, number] {
  const end = text.indexOf('\n', at + removed.length);
  // At 0 it would look at the first character, which may be a line break.
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  return [start, end === -1 ? text.length : end];
}
