import type { ClosableEmbedder } from '../../../engine/embed/closableEmbedder.ts';
import type { Embedder } from '../../../engine/model/embedder.ts';

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
