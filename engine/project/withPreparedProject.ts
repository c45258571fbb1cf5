import { formatError } from '../base/appError.ts';
import type { ClosableEmbedder } from '../embed/closableEmbedder.ts';
import { type PreparedProject, prepareProject } from './prepareProject.ts';
import { projectEmbedder } from './projectEmbedder.ts';

/** A project to prepare for one use. */
export interface ProjectToPrepare {
  readonly folder: string;
  /** Environment variables: the encoder may need some. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told in words what takes a while. */
  readonly note: (line: string) => void;
}

/**
 * Prepares a project, hands it over and lets go of what preparing took, also after a failure.
 *
 * @returns What `use` returns.
 * @throws AppError of the project, and whatever `use` throws.
 */
export async function withPreparedProject<T>(
  { folder, env, note }: ProjectToPrepare,
  use: (prepared: PreparedProject) => Promise<T>,
): Promise<T> {
  let embedder: ClosableEmbedder | undefined;
  const begun = new Set<string>();
  try {
    const prepared = await prepareProject({
      folder,
      embedderOf: ({ manifest }) => {
        embedder = projectEmbedder(manifest, folder, env);
        return embedder;
      },
      onProgress: ({ task, label }) => {
        if (!begun.has(task)) note(`${label}…`);
        begun.add(task);
      },
    });
    const { problems } = await prepared.knowledge.status();
    for (const problem of problems) note(formatError(problem));
    return await use(prepared);
  } finally {
    await embedder?.close();
  }
}
