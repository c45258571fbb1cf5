import { join } from 'node:path';
import { createKnowledge, type Knowledge } from '../knowledge/createKnowledge.ts';
import type { BuildResult } from '../knowledge/index/buildIndex.ts';
import type { Embedder } from '../model/embedder.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import type { Project } from '../model/project.ts';
import { cacheFolder } from './cacheFolder.ts';
import { openProjectFolder } from './openProjectFolder.ts';
import { projectEmbedder } from './projectEmbedder.ts';
import { readKnowledge } from './readKnowledge.ts';
import type { ProjectToPrepare } from './withPreparedProject.ts';

/** A project's knowledge base, up to date with its sources. */
export interface ProjectKnowledge {
  readonly parsed: ParsedProject;
  readonly project: Project;
  readonly knowledge: Knowledge;
  /** What bringing it up to date did. */
  readonly built: BuildResult;
  readonly embedder: Embedder;
}

/**
 * Brings a project's knowledge index up to date, hands it over and closes everything again, also after a failure.
 * Nothing else of the project
 * is prepared.
 *
 * @returns What `use` returns.
 * @throws AppError of the project folder or the index, and whatever `use` throws.
 */
export async function withProjectKnowledge<T>(
  { folder, env, note }: ProjectToPrepare,
  use: (opened: ProjectKnowledge) => Promise<T>,
): Promise<T> {
  const { parsed, project, unread } = await openProjectFolder(folder);
  const embedder = projectEmbedder(project.manifest, folder, env);
  const knowledge = createKnowledge({ folder: join(folder, cacheFolder, 'knowledge'), embedder });
  try {
    let begun = false;
    const built = await knowledge.build({
      sources: await readKnowledge({ folder, parsed, unread }),
      onProgress: () => {
        if (!begun) note('Indexing the knowledge base…');
        begun = true;
      },
    });
    return await use({ parsed, project, knowledge, built, embedder });
  } finally {
    await knowledge.close();
    await embedder.close();
  }
}
