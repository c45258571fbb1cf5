import type { ProjectFiles } from '../model/project.ts';
import { editErrors } from './errors.ts';
import { changesTo, type FileChange, type FileChanges } from './fileChange.ts';
import { applySplices, diffTexts, invertSplices, type TextSplice } from './textDiff.ts';

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
 * What diffs do to files, at most one for each path.
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
