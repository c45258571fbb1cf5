import type { ClosableEmbedder } from '../embed/closableEmbedder.ts';
import type { Progress } from './prepareProject.ts';
import { prepareUnderstanding, type Understanding } from './prepareUnderstanding.ts';
import { projectEmbedder } from './projectEmbedder.ts';

/** A project whose messages are to be understood. */
export interface ProjectToUnderstand {
  /** Absolute path. */
  readonly folder: string;
  /** Environment variables: the encoder may need some. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since any fixed moment. */
  readonly stopwatch: () => number;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Makes the messages of a project understood, hands that over and lets go of what it took, also after a failure.
 *
 * @returns What `use` returns.
 * @throws As `prepareUnderstanding`, and whatever `use` throws.
 */
export async function withUnderstanding<T>(
  { folder, env, stopwatch, onProgress }: ProjectToUnderstand,
  use: (understanding: Understanding) => Promise<T> | T,
): Promise<T> {
  let embedder: ClosableEmbedder | undefined;
  try {
    const understanding = await prepareUnderstanding({
      folder,
      embedderOf: ({ manifest }) => {
        embedder = projectEmbedder(manifest, folder, env);
        return embedder;
      },
      stopwatch,
      onProgress,
    });
    return await use(understanding);
  } finally {
    await embedder?.close();
  }
}
