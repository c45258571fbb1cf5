import { z } from 'zod';
import { defineMethod } from '../defineMethod.ts';

/** SHA-256 of a file's UTF-8 text, hex: the version that the writer expects on disk. */
const fileHash = z.string().regex(/^[0-9a-f]{64}$/);

export const recentProject = z.strictObject({
  path: z.string(),
  name: z.string(),
  openedAt: z.number(),
  /** True if the folder no longer exists. */
  missing: z.boolean(),
});

export const templateInfo = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  flows: z.number().int(),
  intents: z.number().int(),
  actions: z.number().int(),
});

export const projectFile = z.strictObject({ text: z.string(), hash: fileHash });

/** A file on disk after a save; a deleted file has no hash. */
export const savedFile = z.strictObject({ path: z.string(), hash: fileHash.nullable() });

/** 256 random bits in base64url, chosen by the page. */
const pageKey = z.string().regex(/^[\w-]{43}$/);

/** Names one save, so that one that is sent twice is made once. The page chooses it at random. */
export const batchId = z.string().regex(/^[\w-]{8,64}$/);

export const openedProject = z.strictObject({
  projectId: z.string(),
  path: z.string(),
  files: z.record(z.string(), projectFile),
  /** What the save that was asked about has written; null if it was never made. */
  applied: z.array(savedFile).nullable(),
  /** What opening did or found: a migration, edits recovered from the journal, unreadable files. */
  notices: z.array(z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() })),
});

/** One file of a save. `before` is the hash the edit was based on (null: the file must not exist); `text` null deletes. */
export const fileWrite = z.strictObject({
  path: z.string(),
  before: fileHash.nullable(),
  text: z.string().nullable(),
});

/** Methods on project folders. */
export const projectMethods = {
  'templates.list': defineMethod({ params: z.strictObject({}), result: z.array(templateInfo) }),
  'projects.recent': defineMethod({ params: z.strictObject({}), result: z.array(recentProject) }),
  'projects.forget': defineMethod({
    params: z.strictObject({ path: z.string() }),
    result: z.strictObject({}),
  }),
  /** Copies a template into `folder/name` (which must not exist or be empty). */
  'projects.create': defineMethod({
    params: z.strictObject({ template: z.string(), name: z.string().min(1), folder: z.string().min(1) }),
    result: z.strictObject({ path: z.string() }),
  }),
  /** Copies a project into `folder/name` (which must not exist or be empty), without its history and models. */
  'projects.duplicate': defineMethod({
    params: z.strictObject({ path: z.string().min(1), name: z.string().min(1), folder: z.string().min(1) }),
    result: z.strictObject({ path: z.string() }),
  }),
  /**
   * Opens a project, and completes the saves that a killed host has left. `unacknowledged` is the last save of this page
   * whose answer was lost: the result says whether it was made.
   */
  'projects.open': defineMethod({
    params: z.strictObject({ path: z.string(), unacknowledged: batchId.optional() }),
    result: openedProject,
  }),
  /**
   * Hands over a key with which this page comes back after a restart of the host. It takes the place of the key that the page
   * has come with, and of `replaces`. The host keeps only its hash, and drops it when the project is closed.
   */
  'projects.keepKey': defineMethod({
    params: z.strictObject({ projectId: z.string(), key: pageKey, replaces: pageKey.nullable() }),
    /** For how long the key is valid, in milliseconds; null where a page has no connection to lose. */
    result: z.strictObject({ lifetime: z.number().nullable() }),
  }),
  'projects.close': defineMethod({
    params: z.strictObject({ projectId: z.string() }),
    result: z.strictObject({}),
  }),
  /**
   * Writes all changes or none, durably. Fails with HOST_FILE_CHANGED_ON_DISK (location.file names the file) if a file
   * does not match `before`; then nothing was written. A batch that was already saved is answered again and not repeated.
   */
  'projects.save': defineMethod({
    params: z.strictObject({ projectId: z.string(), batch: batchId, changes: z.array(fileWrite).min(1) }),
    result: z.strictObject({ files: z.array(savedFile) }),
  }),
};

export type RecentProject = z.infer<typeof recentProject>;
export type TemplateInfo = z.infer<typeof templateInfo>;
export type OpenedProject = z.infer<typeof openedProject>;
export type FileWrite = z.infer<typeof fileWrite>;
export type SavedFile = z.infer<typeof savedFile>;
