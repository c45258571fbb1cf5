import type { ProjectFiles } from '../model/project.ts';

/** A change of one file; null if the file does not exist. */
export interface FileChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A file that is new or has another text. */
export interface WrittenFile extends FileChange {
  readonly after: string;
}

/** Changes that are made together or not at all; at most one for each path. */
export type FileChanges = readonly FileChange[];

/** New texts of files by path; null deletes one. */
export type FileTexts = Readonly<Record<string, string | null>>;

/** The changes from the current files to new texts, sorted by path; equal texts are omitted. */
export function changesTo(files: ProjectFiles, texts: FileTexts): FileChanges {
  return Object.keys(texts)
    .sort()
    .map((path) => ({ path, before: files[path] ?? null, after: texts[path] ?? null }))
    .filter(({ before, after }) => before !== after);
}

/** The files to write after edits that delete none, sorted by path. */
export function filesToWrite(before: ProjectFiles, after: ProjectFiles): readonly WrittenFile[] {
  return changesTo(before, after).filter((change): change is WrittenFile => change.after !== null);
}
