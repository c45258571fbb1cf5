import { createTaskQueues } from '../../engine/base/createTaskQueues.ts';
import type { ClosableEmbedder } from '../../engine/embed/closableEmbedder.ts';
import type { ProjectManifest } from '../../engine/model/documents/projectManifest.ts';
import type { Embedder } from '../../engine/model/ports.ts';
import { type PreparedProject, type Progress, prepareProject } from '../../engine/project/prepareProject.ts';
import {
  type PreparedUnderstanding,
  prepareUnderstanding,
} from '../../engine/project/prepareUnderstanding.ts';
import { projectEmbedder } from '../../engine/project/withProject.ts';

/** Embedders that projects share. */
export interface EmbedderPool {
  /**
   * The embedder for a project: the one that it, or another project with the same key, has already, else a new one.
   * What no project uses any more is closed.
   *
   * @param project - Absolute path of the project.
   * @param key - The same for the same encoder in the same place.
   * @param create - Makes the embedder. When it throws, the project keeps none.
   */
  take(project: string, key: string, create: () => ClosableEmbedder): Embedder;
  close(): Promise<void>;
}

/** Keeps one embedder for each distinct encoder of the open projects: the weights of one take 30 MB and more. */
export function createEmbedderPool(): EmbedderPool {
  const embedders = new Map<string, ClosableEmbedder>();
  const keys = new Map<string, string>();
  const closing = new Set<Promise<void>>();

  const release = (key: string | undefined): void => {
    if (key === undefined || [...keys.values()].includes(key)) return;
    const unused = embedders.get(key);
    embedders.delete(key);
    if (unused === undefined) return;
    const closed = unused.close().finally(() => closing.delete(closed));
    closing.add(closed);
  };

  return {
    take(project, key, create) {
      const before = keys.get(project);
      keys.delete(project);
      try {
        const embedder = embedders.get(key) ?? create();
        embedders.set(key, embedder);
        keys.set(project, key);
        return embedder;
      } finally {
        if (before !== key) release(before);
      }
    },
    async close() {
      const open = [...embedders.values()].map((embedder) => embedder.close());
      embedders.clear();
      keys.clear();
      await Promise.all([...open, ...closing]);
    },
  };
}

/** Projects made ready to run, by folder. */
export interface EngineCache {
  /**
   * Makes the project in a folder ready as it is saved now; returns at once when nothing changed since the last time.
   * Calls for one folder run one after the other.
   *
   * @throws AppError PROJECT_HAS_ERRORS and whatever training and indexing report; the signal's reason when aborted.
   */
  prepare(
    folder: string,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<PreparedProject>;
  /**
   * Makes the messages of a project understood, whatever state its flows are in; returns at once when nothing changed.
   *
   * @throws AppError of its intents and entities, and whatever training reports.
   */
  understand(
    folder: string,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<PreparedUnderstanding>;
  /** The embedder of a project as its manifest says; stays this cache's to close. */
  embedderOf(folder: string, manifest: ProjectManifest): Embedder;
  /** The last prepared version of a folder, which may be older than its files. */
  current(folder: string): PreparedProject | undefined;
  close(): Promise<void>;
}

/** Keeps the last prepared version of each project, and one embedder for each distinct encoder among them. */
export function createEngineCache(env: Readonly<Record<string, string | undefined>>): EngineCache {
  const embedders = createEmbedderPool();
  const prepared = new Map<string, PreparedProject>();
  const understood = new Map<string, PreparedUnderstanding>();
  const queues = createTaskQueues();
  const embedderOf = (folder: string, manifest: ProjectManifest): Embedder =>
    embedders.take(folder, embedderKey(folder, manifest), () => projectEmbedder(manifest, folder, env));
  return {
    current: (folder) => prepared.get(folder),
    embedderOf,
    prepare: (folder, onProgress, signal) =>
      queues.run(folder, async () => {
        const previous = prepared.get(folder);
        const next = await prepareProject({
          folder,
          embedderOf: ({ manifest }) => embedderOf(folder, manifest),
          onProgress,
          previous,
          signal,
        });
        prepared.set(folder, next);
        return next;
      }),
    understand: (folder, onProgress, signal) =>
      queues.run(folder, async () => {
        const previous = understood.get(folder);
        const stopwatch = () => performance.now();
        const next = await prepareUnderstanding({
          folder,
          embedderOf: ({ manifest }) => embedderOf(folder, manifest),
          stopwatch,
          onProgress,
          previous,
          signal,
        });
        understood.set(folder, next);
        return next;
      }),
    close: async () => {
      await queues.idle();
      await embedders.close();
    },
  };
}

/** Where the encoder is may depend on the project, and what it may read of the environment does. */
function embedderKey(folder: string, { encoder, environment }: ProjectManifest): string {
  if (encoder.type === 'builtin') return 'builtin';
  if (encoder.type === 'openai') return JSON.stringify([encoder, environment]);
  return JSON.stringify([encoder, encoder.folder === undefined ? null : folder]);
}
