import { z } from 'zod';

const diskFile = z.strictObject({ text: z.string(), hash: z.string() });

const keptEditsSchema = z.strictObject({
  /** Edited files by path. */
  files: z.record(
    z.string(),
    z.strictObject({
      /** The version on disk that the edits started from; null: there was no file. */
      base: diskFile.nullable(),
      /** The edited text; null: deleted. */
      text: z.string().nullable(),
    }),
  ),
  /** The save that was sent last and whose answer has not arrived, with the texts that it writes. */
  batch: z.strictObject({ id: z.string(), texts: z.record(z.string(), z.string().nullable()) }).nullable(),
});

/** The last known version of a file on disk; the host computes the hash, SHA-256 of the text in hex. */
export type DiskFile = z.infer<typeof diskFile>;

/** Edits of a project that are not known to be on disk. */
export type KeptEdits = z.infer<typeof keptEditsSchema>;

/** Keeps edits where a reload of the page does not lose them. */
export interface EditKeeper {
  /** @returns Null if there are none, or if they cannot be read. */
  read(project: string): KeptEdits | null;
  /** Replaces what is kept; null removes it. @returns False if the browser has no room for it. */
  write(project: string, edits: KeptEdits | null): boolean;
}

/**
 * Keeps edits in the storage of a tab, which is written before the next keystroke can arrive and read only by this tab: two
 * tabs on a project have edits of their own.
 */
export function createEditKeeper(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): EditKeeper {
  const item = (project: string): string => `dialoom.edits:${project}`;
  return {
    read: (project) => {
      try {
        return keptEditsSchema.parse(JSON.parse(storage.getItem(item(project)) ?? 'null'));
      } catch {
        return null;
      }
    },
    write: (project, edits) => {
      try {
        if (edits === null) storage.removeItem(item(project));
        else storage.setItem(item(project), JSON.stringify(edits));
        return true;
      } catch {
        // The storage is full. What it holds would be older than what is on disk at the next reload.
        storage.removeItem(item(project));
        return false;
      }
    },
  };
}
