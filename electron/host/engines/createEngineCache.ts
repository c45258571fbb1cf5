import { createTaskQueues } from '../../../engine/base/createTaskQueues.ts';
import { createUseEmbedder } from '../../../engine/knowledge/embed/createUseEmbedder.ts';
import {
  type PreparedProject,
  type Progress,
  prepareProject,
} from '../../../engine/project/prepareProject.ts';

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
    signal?: AbortSignal,
  ): Promise<PreparedProject>;
  /** The last prepared version of a folder, which may be older than its files. */
  current(folder: string): PreparedProject | undefined;
  /** Id of the embedder that all knowledge bases use. */
  readonly embedder: string;
  close(): Promise<void>;
}

/** Keeps the last prepared version of each project, and the one embedder (its weights take 30 MB) for all of them. */
export function createEngineCache(): EngineCache {
  const embedder = createUseEmbedder();
  const prepared = new Map<string, PreparedProject>();
  const queues = createTaskQueues();
  return {
    embedder: embedder.id,
    current: (folder) => prepared.get(folder),
    prepare: (folder, onProgress, signal) =>
      queues.run(folder, async () => {
        const previous = prepared.get(folder);
        const next = await prepareProject({ folder, embedder, onProgress, previous, signal });
        prepared.set(folder, next);
        return next;
      }),
    close: async () => {
      await queues.idle();
      await embedder.close();
    },
  };
}
