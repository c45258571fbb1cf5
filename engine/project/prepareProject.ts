import { join } from 'node:path';
import { createKnowledge, type Knowledge } from '../knowledge/createKnowledge.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import type { Embedder } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import type { IntentModel } from '../nlu/intentModel.ts';
import type { EntityTagger } from '../nlu/tagger/entityTagger.ts';
import { assembleEngine, type EngineFactory } from './assembleEngine.ts';
import { checkParsedProject } from './checkProjectFolder.ts';
import { hashFiles } from './hashFiles.ts';
import { assertNoErrors, openProjectFolder } from './openProjectFolder.ts';
import { indexingLabel, type Progress } from './progress.ts';
import { readKnowledge, utcDay } from './projectKnowledge.ts';
import { cacheFolder } from './readProjectFolder.ts';
import { systemClock } from './systemPorts.ts';
import { trainUnderstanding } from './trainedModels.ts';

/** A project that is ready to run. */
export interface PreparedProject {
  readonly folder: string;
  readonly parsed: ParsedProject;
  readonly project: Project;
  /** SHA-256 of the project's files, hex. */
  readonly hash: string;
  readonly model: IntentModel;
  /** The project's one embedder. */
  readonly embedder: Embedder;
  /** Undefined if nothing is annotated. */
  readonly tagger: EntityTagger | undefined;
  readonly knowledge: Knowledge;
  readonly engine: EngineFactory;
}

/** What {@link prepareProject} needs. */
export interface PrepareOptions {
  /** Absolute path of the project. */
  readonly folder: string;
  /** Returns the embedder of the project; the caller closes it. */
  readonly embedderOf: (project: Project) => Embedder;
  readonly onProgress: (progress: Progress) => void;
  /** The last result for the folder; returned unchanged if no file has changed. */
  readonly previous?: PreparedProject | undefined;
  /** Stops the preparation; what was trained and indexed until then is kept. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Prepares a project folder: checks and compiles it, trains its understanding and brings its knowledge index up to
 * date. Models and indexes are kept in the project's cache folder. Knowledge sources that cannot be read are left out
 * and reported in the status of the knowledge base.
 *
 * @throws AppError the project's error, PROJECT_HAS_ERRORS if there are several; the signal's reason or
 *   NLU_TRAINING_CANCELLED when aborted.
 */
export async function prepareProject(options: PrepareOptions): Promise<PreparedProject> {
  const { folder, embedderOf, onProgress, previous, signal } = options;
  signal?.throwIfAborted();
  const { parsed, project, unread } = await openProjectFolder(folder, previous?.parsed);
  const hash = hashFiles(parsed.files);
  if (previous !== undefined && previous.hash === hash) return previous;
  assertNoErrors(checkParsedProject(parsed));
  const embedder = embedderOf(project);
  const { model, tagger } = await trainUnderstanding(project, {
    cache: join(folder, cacheFolder),
    embedder,
    onProgress,
    signal,
  });
  // One knowledge base for each folder, so that its builds run one after the other.
  const previousKnowledge = previous?.embedder === embedder ? previous.knowledge : undefined;
  if (previousKnowledge === undefined) await previous?.knowledge.close();
  const knowledge =
    previousKnowledge ?? createKnowledge({ folder: join(folder, cacheFolder, 'knowledge'), embedder });
  const sources = await readKnowledge({
    folder,
    parsed,
    unread,
    signal,
    onProgress: ({ done, total }) =>
      onProgress({ task: 'sources', label: 'Reading the knowledge sources', fraction: done / total }),
  });
  await knowledge.build({
    sources,
    today: utcDay(systemClock),
    ...(signal === undefined ? {} : { signal }),
    onProgress: ({ done, total }) =>
      onProgress({ task: 'knowledge', label: indexingLabel(done, total), fraction: done / total }),
  });
  const engine = assembleEngine({ project, hash, model, tagger, embedder, knowledge: knowledge.port });
  return { folder, parsed, project, hash, model, tagger, embedder, knowledge, engine };
}
