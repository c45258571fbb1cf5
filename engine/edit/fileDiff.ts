import type { ProjectFiles } from '../model/project.ts';
import { editErrors } from './errors.ts';
import { changesTo, type FileChange, type FileChanges } from './fileChange.ts';

/** One place where two texts differ. */
interface TextSplice {
  /** Offset in the text before, UTF-16. */
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/** How many lines to search ahead for the next common line. */
const window = 40;

/**
 * The differences between two texts in order, reduced to the characters that differ. Small for edits of documents, but
 * not guaranteed to be minimal.
 */
export function diffTexts(before: string, after: string): readonly TextSplice[] {
  const old = lines(before);
  const next = lines(after);
  const splices: TextSplice[] = [];
  let i = 0;
  let j = 0;
  let at = 0;
  while (i < old.length || j < next.length) {
    const line = old[i];
    if (line !== undefined && line === next[j]) {
      at += line.length;
      i += 1;
      j += 1;
      continue;
    }
    const [skip, add] = meet(old, next, i, j);
    const removed = old.slice(i, i + skip).join('');
    splices.push(trim({ at, removed, inserted: next.slice(j, j + add).join('') }));
    at += removed.length;
    i += skip;
    j += add;
  }
  return splices;
}

/** Applies splices to a text; returns undefined if it is not the text they were made for. */
export function applySplices(text: string, splices: readonly TextSplice[]): string | undefined {
  const parts: string[] = [];
  let end = 0;
  for (const { at, removed, inserted } of splices) {
    if (at < end || text.slice(at, at + removed.length) !== removed) return undefined;
    parts.push(text.slice(end, at), inserted);
    end = at + removed.length;
  }
  return end > text.length ? undefined : parts.join('') + text.slice(end);
}

/** The splices that undo others. */
export function invertSplices(splices: readonly TextSplice[]): readonly TextSplice[] {
  let shift = 0;
  return splices.map(({ at, removed, inserted }) => {
    const inverted = { at: at + shift, removed: inserted, inserted: removed };
    shift += inserted.length - removed.length;
    return inverted;
  });
}

function lines(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** How many lines to skip on both sides until two consecutive lines are equal; all remaining lines if none are near. */
function meet(
  old: readonly string[],
  next: readonly string[],
  i: number,
  j: number,
): readonly [number, number] {
  for (let total = 1; total <= 2 * window; total += 1) {
    for (let skip = Math.max(0, total - window); skip <= Math.min(total, window); skip += 1) {
      const add = total - skip;
      const [a, b] = [i + skip, j + add];
      const isEnd = a >= old.length && b >= next.length;
      if (isEnd && a === old.length && b === next.length) return [skip, add];
      if (a < old.length && b < next.length && old[a] === next[b] && old[a + 1] === next[b + 1])
        return [skip, add];
    }
  }
  return commonTail(old, next, i, j);
}

/** No common lines nearby: skips everything up to the common end of both texts. */
function commonTail(
  old: readonly string[],
  next: readonly string[],
  i: number,
  j: number,
): readonly [number, number] {
  let tail = 0;
  const maxLength = Math.min(old.length - i, next.length - j);
  while (tail < maxLength && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
  return [old.length - i - tail, next.length - j - tail];
}

function trim({ at, removed, inserted }: TextSplice): TextSplice {
  const maxLength = Math.min(removed.length, inserted.length);
  let head = 0;
  while (head < maxLength && removed[head] === inserted[head]) head += 1;
  let tail = 0;
  while (tail < maxLength - head && removed.at(-1 - tail) === inserted.at(-1 - tail)) tail += 1;
  return {
    at: at + head,
    removed: removed.slice(head, removed.length - tail),
    inserted: inserted.slice(head, inserted.length - tail),
  };
}

/** A reversible change of one file: plain JSON, and no larger than what changed. */
export type FileDiff =
  | { readonly path: string; readonly type: 'edited'; readonly splices: readonly TextSplice[] }
  | { readonly path: string; readonly type: 'created'; readonly text: string }
  | { readonly path: string; readonly type: 'deleted'; readonly text: string };

/** The diff of a change; undefined when nothing changed. */
export function diffOf({ path, before, after }: FileChange): FileDiff | undefined {
  if (before === after) return undefined;
  if (before === null) return { path, type: 'created', text: after ?? '' };
  if (after === null) return { path, type: 'deleted', text: before };
  return { path, type: 'edited', splices: diffTexts(before, after) };
}

/** The diff that leads back. */
export function invertDiff(diff: FileDiff): FileDiff {
  switch (diff.type) {
    case 'edited':
      return { ...diff, splices: invertSplices(diff.splices) };
    case 'created':
      return { ...diff, type: 'deleted' };
    case 'deleted':
      return { ...diff, type: 'created' };
  }
}

/**
 * What diffs do to files, at maxLength one for each path.
 *
 * @throws AppError EDIT_HISTORY_MISMATCH when a file is not the one that its diff was made for; nothing is half done.
 */
export function applyDiffs(files: ProjectFiles, diffs: readonly FileDiff[]): FileChanges {
  const texts = diffs.map((diff): [string, string | null] => [diff.path, textAfter(files, diff)]);
  return changesTo(files, Object.fromEntries(texts));
}

function textAfter(files: ProjectFiles, diff: FileDiff): string | null {
  const text = files[diff.path];
  const fail = () => editErrors.EDIT_HISTORY_MISMATCH({ path: diff.path }, { location: { file: diff.path } });
  if (diff.type === 'created') {
    if (text !== undefined) throw fail();
    return diff.text;
  }
  if (text === undefined) throw fail();
  if (diff.type === 'deleted') {
    if (text !== diff.text) throw fail();
    return null;
  }
  const after = applySplices(text, diff.splices);
  if (after === undefined) throw fail();
  return after;
}
