import type { ProjectFiles } from '../model/project.ts';
import type { FileChanges, FileTexts } from './fileChange.ts';
import { applyDiffs, diffOf, type FileDiff, invertDiff } from './fileDiff.ts';
import { mergeTexts } from './mergeTexts.ts';

/** One step of undo. Plain JSON: a journal can keep it. */
export interface HistoryEntry {
  readonly label: string;
  readonly diffs: readonly FileDiff[];
  /** Whether a command made the change, or the file changed on disk. */
  readonly origin: 'command' | 'external';
  readonly mergeKey?: string;
}

/** All steps, done and undone. Immutable: every function returns a new one. */
export interface History {
  /** Oldest first. */
  readonly past: readonly HistoryEntry[];
  /** The next one to redo is the last. */
  readonly future: readonly HistoryEntry[];
  /** True if the next entry must be a step of its own, whatever its merge key. */
  readonly sealed: boolean;
}

/** A history without any step. */
export const emptyHistory: History = { past: [], future: [], sealed: true };

/** Changes to add to the history. */
export interface HistoryRecord {
  readonly label: string;
  readonly changes: FileChanges;
  readonly mergeKey?: string | undefined;
  /** `command` when absent. */
  readonly origin?: HistoryEntry['origin'];
}

/**
 * Adds changes to the history. Changes with the merge key of the last step become part of it (typing in one field),
 * until {@link sealHistory}, an undo or another step. Undone steps can then no longer be redone. Without changes, no
 * step is added and redo stays possible.
 */
export function recordChanges(history: History, record: HistoryRecord): History {
  const { label, changes, mergeKey, origin = 'command' } = record;
  const diffs = diffsOf(changes);
  if (diffs.length === 0) return history;
  const entry: HistoryEntry = { label, diffs, origin, ...(mergeKey === undefined ? {} : { mergeKey }) };
  const last = history.past.at(-1);
  const isMerge =
    !history.sealed && mergeKey !== undefined && last?.mergeKey === mergeKey && last.origin === origin;
  if (!isMerge) return { past: [...history.past, entry], future: [], sealed: false };
  const changed = new Set(diffs.map(({ path }) => path));
  // What the step did to other files stays: the first letter that is typed may touch a file that the others do not.
  const again = last.diffs.filter(({ path }) => changed.has(path));
  const others = last.diffs.filter(({ path }) => !changed.has(path));
  const joined = joinEntries([{ ...last, diffs: again }, entry], label, filesOf(changes, 'after'));
  const merged = { ...joined, diffs: [...others, ...joined.diffs] };
  // A step that ends where it began is removed.
  const past =
    merged.diffs.length === 0
      ? history.past.slice(0, -1)
      : [...history.past.slice(0, -1), { ...entry, ...merged }];
  return { past, future: [], sealed: merged.diffs.length === 0 };
}

/** Ends merging, for example when the focus leaves the field. */
export function sealHistory(history: History): History {
  return history.sealed ? history : { ...history, sealed: true };
}

/** The result of undo or redo: the new history, the changes to make, and the step. */
export interface HistoryMove {
  readonly history: History;
  readonly changes: FileChanges;
  readonly entry: HistoryEntry;
}

/**
 * Undoes the last step.
 *
 * @param files - The current files.
 * @returns Undefined if there is nothing to undo.
 * @throws AppError EDIT_HISTORY_MISMATCH if the files are not those of the history; then nothing is changed.
 */
export function undo(history: History, files: ProjectFiles): HistoryMove | undefined {
  const entry = history.past.at(-1);
  if (entry === undefined) return undefined;
  const changes = applyDiffs(files, entry.diffs.map(invertDiff));
  return {
    history: { past: history.past.slice(0, -1), future: [...history.future, entry], sealed: true },
    changes,
    entry,
  };
}

/** Redoes the last undone step; like {@link undo}. */
export function redo(history: History, files: ProjectFiles): HistoryMove | undefined {
  const entry = history.future.at(-1);
  if (entry === undefined) return undefined;
  const changes = applyDiffs(files, entry.diffs);
  return {
    history: { past: [...history.past, entry], future: history.future.slice(0, -1), sealed: true },
    changes,
    entry,
  };
}

/**
 * Takes in a change that was made in another window, without making it a step of this history: undo and redo take back
 * only what was done here. Steps are moved to the new texts. One that changed the same lines as the other window, or the
 * same file as a whole, is no longer a step, because taking it back would take back the other change as well.
 *
 * @param files - The files before the change.
 * @param changed - The new texts; null deletes a file.
 */
export function rebaseHistory(history: History, files: ProjectFiles, changed: FileTexts): History {
  return {
    past: moveEntries(history.past, files, changed, 'undo'),
    future: moveEntries(history.future, files, changed, 'redo'),
    sealed: history.sealed,
  };
}

/** Moves the entries of one direction, from the next one to undo or redo on. */
function moveEntries(
  entries: readonly HistoryEntry[],
  files: ProjectFiles,
  changed: FileTexts,
  direction: 'undo' | 'redo',
): readonly HistoryEntry[] {
  // The texts at the point that was reached: as this history has them, and as they are with the change.
  const here = new Map<string, string | null>();
  const there = new Map(Object.entries(changed));
  const textHere = (path: string): string | null => (here.has(path) ? here.get(path) : files[path]) ?? null;
  const moved: HistoryEntry[] = [];
  for (const entry of entries.toReversed()) {
    const steps = direction === 'undo' ? entry.diffs.map(invertDiff) : entry.diffs;
    const texts = steps.map(({ path }): [string, string | null] => [path, textHere(path)]);
    const made = applyDiffs(
      Object.fromEntries(texts.filter(([, text]) => text !== null)) as ProjectFiles,
      steps,
    );
    const onTop = made.map(({ path, before, after }) => {
      if (!there.has(path)) return { path, before, after };
      const theirs = there.get(path) ?? null;
      const isText = before !== null && after !== null && theirs !== null;
      return { path, before: theirs, after: isText ? mergeTexts(before, after, theirs) : undefined };
    });
    const isApart = onTop.every(({ after }) => after !== undefined);
    // Later steps to redo build on it.
    if (!isApart && direction === 'redo') break;
    for (const { path, before, after } of made) {
      if (!isApart && !there.has(path)) there.set(path, before);
      here.set(path, after);
    }
    if (!isApart) continue;
    for (const { path, after } of onTop) if (there.has(path)) there.set(path, after ?? null);
    const diffs = diffsOf(onTop.map((change) => ({ ...change, after: change.after ?? null })));
    if (diffs.length === 0) continue;
    moved.unshift({ ...entry, diffs: direction === 'undo' ? diffs.map(invertDiff) : diffs });
  }
  return moved;
}

/** A position in the history to squash to or return to. */
export type HistoryMark = number;

/** Marks the current position, before a gesture that consists of several commands. */
export function markHistory(history: History): HistoryMark {
  return history.past.length;
}

/**
 * Combines all steps since a mark into one.
 *
 * @param files - The files as they are now.
 */
export function squashHistory(
  history: History,
  mark: HistoryMark,
  label: string,
  files: ProjectFiles,
): History {
  const since = history.past.slice(mark);
  if (since.length === 0) return history;
  const joined = joinEntries(since, label, files);
  const past = history.past.slice(0, mark);
  return { ...history, past: joined.diffs.length === 0 ? past : [...past, joined], sealed: true };
}

/**
 * Combines consecutive entries into one. `files` must contain at least the files that they touch, in their final
 * state.
 */
function joinEntries(entries: readonly HistoryEntry[], label: string, files: ProjectFiles): HistoryEntry {
  const paths = new Set(entries.flatMap(({ diffs }) => diffs.map(({ path }) => path)));
  let before: Record<string, string> = {};
  for (const path of paths) if (files[path] !== undefined) before[path] = files[path];
  const after = before;
  for (const { diffs } of entries.toReversed()) {
    before = { ...before };
    for (const { path, after: text } of applyDiffs(before, diffs.map(invertDiff))) {
      if (text === null) delete before[path];
      else before[path] = text;
    }
  }
  const changes = [...paths].map((path) => ({
    path,
    before: before[path] ?? null,
    after: after[path] ?? null,
  }));
  const origin = entries.every((entry) => entry.origin === 'external') ? 'external' : 'command';
  return { label, diffs: diffsOf(changes), origin };
}

function diffsOf(changes: FileChanges): readonly FileDiff[] {
  return changes.map(diffOf).filter((diff) => diff !== undefined);
}

function filesOf(changes: FileChanges, side: 'before' | 'after'): ProjectFiles {
  const texts = changes.flatMap((change): [string, string][] => {
    const text = change[side];
    return text === null ? [] : [[change.path, text]];
  });
  return Object.fromEntries(texts);
}
