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
import { readKnowledge } from './projectKnowledge.ts';
import { cacheFolder } from './readProjectFolder.ts';
import { trainedModel, trainedTagger } from './trainedModels.ts';

/** How far preparing is. */
export interface Progress {
  /** Names the work, so that several can be shown: `nlu`, `entities`, `knowledge`. */
  readonly task: string;
  /** In words, for a person. */
  readonly label: string;
  /** In [0, 1]. */
  readonly fraction: number;
}

/** A project ready to be talked to. */
export interface PreparedProject {
  readonly folder: string;
  readonly parsed: ParsedProject;
  readonly project: Project;
  /** SHA-256 of the project's files, hex. */
  readonly hash: string;
  readonly model: IntentModel;
  /** The project's one embedder. */
  readonly embedder: Embedder;
  /** Undefined where nothing is annotated. */
  readonly tagger: EntityTagger | undefined;
  readonly knowledge: Knowledge;
  readonly engine: EngineFactory;
}

/** What {@link prepareProject} needs. */
export interface PrepareOptions {
  /** Absolute path of the project. */
  readonly folder: string;
  /** The embedder for what the project has chosen; stays the caller's to close. */
  readonly embedderOf: (project: Project) => Embedder;
  readonly onProgress: (progress: Progress) => void;
  /** The last result for the folder; returned as it is when no file changed. */
  readonly previous?: PreparedProject | undefined;
  /** Stops the preparing; what was trained and indexed until then is kept. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a project folder ready to run: checks it, compiles it, trains what customers want from its intents and brings
 * its knowledge index up to date. Models and indexes are kept in the project's cache folder. Knowledge sources that
 * cannot be read are left out, and are among the problems of the knowledge base's status.
 *
 * @throws AppError of the first error of the project, PROJECT_HAS_ERRORS for several; whatever reports that the signal
 * is aborted.
 */
export async function prepareProject(options: PrepareOptions): Promise<PreparedProject> {
  const { folder, embedderOf, onProgress, previous, signal } = options;
  signal?.throwIfAborted();
  const { parsed, project, unread } = await openProjectFolder(folder, previous?.parsed);
  const hash = hashFiles(parsed.files);
  if (previous !== undefined && previous.hash === hash) return previous;
  assertNoErrors(checkParsedProject(parsed));
  const embedder = embedderOf(project);

  const model = await trainedModel(project, {
    cache: join(folder, cacheFolder),
    embedder,
    signal,
    onProgress: (fraction) => onProgress({ task: 'nlu', label: 'Learning what customers want', fraction }),
  });
  const tagger = await trainedTagger(
    project,
    join(folder, cacheFolder),
    (fraction) => onProgress({ task: 'entities', label: 'Learning to find values', fraction }),
    signal,
  );
  // One knowledge base a folder, so that builds of it run one after the other.
  const kept = previous?.embedder === embedder ? previous.knowledge : undefined;
  if (kept === undefined) await previous?.knowledge.close();
  const knowledge = kept ?? createKnowledge({ folder: join(folder, cacheFolder, 'knowledge'), embedder });
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
    ...(signal === undefined ? {} : { signal }),
    onProgress: ({ done, total }) =>
      onProgress({ task: 'knowledge', label: 'Indexing the knowledge base', fraction: done / total }),
  });
  const engine = assembleEngine({ project, hash, model, tagger, embedder, knowledge: knowledge.port });
  return { folder, parsed, project, hash, model, tagger, embedder, knowledge, engine };
}
