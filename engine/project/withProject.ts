// Prepares a project for one command and closes everything afterwards.

import { join } from 'node:path';
import { formatError } from '../base/appError.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { createInProcessMemory } from '../conversation/createInProcessMemory.ts';
import type { ClosableEmbedder } from '../embed/closableEmbedder.ts';
import { createEmbedder } from '../embed/createEmbedder.ts';
import { encoderContext } from '../embed/encoderContext.ts';
import { createKnowledge, type Knowledge } from '../knowledge/createKnowledge.ts';
import type { BuildResult } from '../knowledge/index/buildIndex.ts';
import type { ProjectManifest } from '../model/documents/projectManifest.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import type { Embedder } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { openPorts } from './openPorts.ts';
import { openProjectFolder } from './openProjectFolder.ts';
import { type PreparedProject, prepareProject } from './prepareProject.ts';
import { type PreparedUnderstanding, prepareUnderstanding } from './prepareUnderstanding.ts';
import { announceTasks, indexingLabel, type Progress } from './progress.ts';
import { readKnowledge, utcDay } from './projectKnowledge.ts';
import { cacheFolder } from './readProjectFolder.ts';
import { systemClock, systemIds, systemRandom } from './systemPorts.ts';

/**
 * Creates the embedder of a project, which search and understanding share.
 *
 * @param projectFolder - Absolute path of the project.
 * @throws AppError ENCODER_NOT_RECORDED
 */
export function projectEmbedder(
  manifest: ProjectManifest,
  projectFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): ClosableEmbedder {
  const { encoder, environment: declared } = manifest;
  return createEmbedder(encoder, encoderContext({ projectFolder, declared, env }));
}

/** Gives `use` a function that makes the project's embedder, and closes that embedder afterwards. */
async function withEmbedder<T>(
  { folder, env }: Pick<ProjectToPrepare, 'folder' | 'env'>,
  use: (embedderOf: (project: Project) => Embedder) => Promise<T>,
): Promise<T> {
  let embedder: ClosableEmbedder | undefined;
  try {
    return await use(({ manifest }) => {
      embedder = projectEmbedder(manifest, folder, env);
      return embedder;
    });
  } finally {
    await embedder?.close();
  }
}

/** A project to prepare for one use. */
interface ProjectToPrepare {
  readonly folder: string;
  /** Environment variables; the encoder may need some. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Receives a line about each task that takes a while, and about sources that cannot be read. */
  readonly note: (line: string) => void;
}

/**
 * Prepares a project, passes it to `use`, and closes everything afterwards, also after a failure.
 *
 * @returns What `use` returns.
 * @throws AppError of the project, and whatever `use` throws.
 */
export function withPreparedProject<T>(
  { folder, env, note }: ProjectToPrepare,
  use: (prepared: PreparedProject) => Promise<T>,
): Promise<T> {
  return withEmbedder({ folder, env }, async (embedderOf) => {
    const prepared = await prepareProject({ folder, embedderOf, onProgress: announceTasks(note) });
    const { problems } = await prepared.knowledge.status();
    for (const problem of problems) note(formatError(problem));
    return use(prepared);
  });
}

/** A project to run in a command. */
export interface ProjectToRun extends ProjectToPrepare {
  /** Whether actions are answered from their mock examples or by the real services. */
  readonly actions: 'mock' | 'live';
}

/**
 * Prepares a project, passes its engine to `use`, and closes everything afterwards, also after a failure.
 *
 * @returns What `use` returns.
 * @throws AppError of the project, and whatever `use` throws.
 */
export function withProjectEngine<T>(
  options: ProjectToRun,
  use: (engine: ConversationEngine) => Promise<T>,
): Promise<T> {
  return withPreparedProject(options, async ({ project, engine }) => {
    const { ports, close } = await openPorts(project, options.actions, options.env);
    try {
      return await use(
        engine({
          ports,
          memory: createInProcessMemory(),
          clock: systemClock,
          random: systemRandom,
          ids: systemIds,
        }),
      );
    } finally {
      await close();
    }
  });
}

/** A project's knowledge base, up to date with its sources. */
export interface ProjectKnowledge {
  readonly parsed: ParsedProject;
  readonly project: Project;
  readonly knowledge: Knowledge;
  /** The result of bringing it up to date. */
  readonly built: BuildResult;
  readonly embedder: Embedder;
}

/**
 * Brings a project's knowledge index up to date, passes it to `use`, and closes everything afterwards, also after a
 * failure. Nothing else of the project is prepared.
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
  const announce = announceTasks(note);
  try {
    const built = await knowledge.build({
      sources: await readKnowledge({ folder, parsed, unread }),
      today: utcDay(systemClock),
      onProgress: ({ done, total }) =>
        announce({ task: 'knowledge', label: indexingLabel(done, total), fraction: done / total }),
    });
    return await use({ parsed, project, knowledge, built, embedder });
  } finally {
    await knowledge.close();
    await embedder.close();
  }
}

/** What {@link withUnderstanding} needs. */
export interface ProjectToUnderstand {
  /** Absolute path. */
  readonly folder: string;
  /** Environment variables; the encoder may need some. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since any fixed moment. */
  readonly stopwatch: () => number;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Prepares a project's understanding, passes it to `use`, and closes everything afterwards, also after a failure.
 *
 * @returns What `use` returns.
 * @throws As `prepareUnderstanding`, and whatever `use` throws.
 */
export function withUnderstanding<T>(
  { folder, env, stopwatch, onProgress }: ProjectToUnderstand,
  use: (understanding: PreparedUnderstanding) => Promise<T> | T,
): Promise<T> {
  return withEmbedder({ folder, env }, async (embedderOf) =>
    use(await prepareUnderstanding({ folder, embedderOf, stopwatch, onProgress })),
  );
}
