import { formatError } from '../base/appError.ts';
import { createUseEmbedder } from '../knowledge/embed/createUseEmbedder.ts';
import { type PreparedProject, prepareProject } from './prepareProject.ts';

/** A project to prepare for one use. */
export interface ProjectToPrepare {
  readonly folder: string;
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
  { folder, note }: ProjectToPrepare,
  use: (prepared: PreparedProject) => Promise<T>,
): Promise<T> {
  const embedder = createUseEmbedder();
  const begun = new Set<string>();
  try {
    const prepared = await prepareProject({
      folder,
      embedder,
      onProgress: ({ task, label }) => {
        if (!begun.has(task)) note(`${label}…`);
        begun.add(task);
      },
    });
    const { problems } = await prepared.knowledge.status();
    for (const problem of problems) note(formatError(problem));
    return await use(prepared);
  } finally {
    await embedder.close();
  }
}
