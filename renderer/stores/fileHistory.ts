import type { ProjectFiles } from '../../engine/model/project.ts';

/** New texts of files by path; null deletes one. */
export type FileTexts = Readonly<Record<string, string | null>>;

interface Step {
  readonly label: string;
  readonly mergeKey: string | undefined;
  readonly before: ProjectFiles;
  readonly after: ProjectFiles;
}

/** Every state of the files since the project was opened, with labels. */
export interface FileHistory {
  files(): ProjectFiles;
  apply(label: string, texts: FileTexts, mergeKey?: string): void;
  undo(): void;
  redo(): void;
  undoLabel(): string | null;
  redoLabel(): string | null;
}

/** Makes a history that begins with these files. */
export function createFileHistory(start: ProjectFiles): FileHistory {
  let files = start;
  let done: Step[] = [];
  let undone: Step[] = [];
  return {
    files: () => files,
    apply: (label, texts, mergeKey) => {
      const after = { ...files };
      for (const [path, text] of Object.entries(texts)) {
        if (text === null) delete after[path];
        else after[path] = text;
      }
      const last = done.at(-1);
      if (mergeKey !== undefined && last?.mergeKey === mergeKey && undone.length === 0)
        done = [...done.slice(0, -1), { ...last, after }];
      else done = [...done, { label, mergeKey, before: files, after }];
      undone = [];
      files = after;
    },
    undo: () => {
      const step = done.at(-1);
      if (step === undefined) return;
      done = done.slice(0, -1);
      undone = [...undone, step];
      files = step.before;
    },
    redo: () => {
      const step = undone.at(-1);
      if (step === undefined) return;
      undone = undone.slice(0, -1);
      done = [...done, step];
      files = step.after;
    },
    undoLabel: () => done.at(-1)?.label ?? null,
    redoLabel: () => undone.at(-1)?.label ?? null,
  };
}
