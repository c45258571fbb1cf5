// Prepares a project for one use, hands it over, and closes everything again. What the commands are made of.

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
import { type PreparedProject, type Progress, prepareProject } from './prepareProject.ts';
import { type PreparedUnderstanding, prepareUnderstanding } from './prepareUnderstanding.ts';
import { readKnowledge } from './projectKnowledge.ts';
import { cacheFolder } from './readProjectFolder.ts';
import { systemClock, systemIds, systemRandom } from './systemPorts.ts';

/**
 * Makes the one embedder of a project: search and understanding share it.
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

/** A project to prepare for one use. */
interface ProjectToPrepare {
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

/** A project to run in a command. */
export interface ProjectToRun extends ProjectToPrepare {
  /** How actions are answered: from their mock examples, or by the real services. */
  readonly actions: 'mock' | 'live';
}

/**
 * Prepares a project, hands its engine over and closes everything again, also after a failure.
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
  use: (understanding: PreparedUnderstanding) => Promise<T> | T,
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
