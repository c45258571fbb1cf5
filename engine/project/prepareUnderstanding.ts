import { join } from 'node:path';
import { entitiesToFind } from '../kit/slotValues.ts';
import { manifestPath } from '../model/documentKinds.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import { parseProject } from '../model/parseProject.ts';
import type { Embedder, NluPort } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import type { UnderstandingStatus } from '../model/reports/statuses.ts';
import { createNlu } from '../nlu/createNlu.ts';
import type { IntentModel } from '../nlu/intentModel.ts';
import { intentDataHash, serialiseIntentModel } from '../nlu/intentModelFile.ts';
import { understandingDataOf } from '../nlu/projectJob.ts';
import { projectErrors } from './errors.ts';
import { assertNoErrors, type ProjectOnDisk } from './openProjectFolder.ts';
import type { Progress } from './progress.ts';
import { cacheFolder, readProjectFolder } from './readProjectFolder.ts';
import { readIntentModel, trainUnderstanding } from './trainedModels.ts';

/**
 * Reads a project folder for work on its understanding only, which must be possible even while a flow is broken.
 *
 * @param previous - The last result for the folder; unchanged files are not parsed again.
 * @throws AppError PROJECT_UNREADABLE, PROJECT_NOT_FOUND, or the first error of a manifest, intent, entity or the
 *   out-of-scope messages.
 */
export async function openForUnderstanding(folder: string, previous?: ParsedProject): Promise<ProjectOnDisk> {
  const { files, errors } = await readProjectFolder(folder);
  const unreadable = errors.find(({ location }) => isNeeded(location?.file));
  if (unreadable !== undefined) throw unreadable;
  const parsed = parseProject(files, previous);
  assertNoErrors(parsed.problems.filter(({ location }) => isNeeded(location?.file)));
  if (parsed.project === undefined) throw projectErrors.PROJECT_NOT_FOUND({ folder });
  return { folder, parsed, project: parsed.project, unread: errors };
}

/** The manifest and everything in `nlu/`, or that folder itself. A finding without a file may concern any of them. */
function isNeeded(file: string | undefined): boolean {
  return file === undefined || file === manifestPath || file === 'nlu' || file.startsWith('nlu/');
}

/** A project whose messages can be understood; its flows may be broken. */
export interface PreparedUnderstanding extends ProjectOnDisk {
  readonly nlu: NluPort;
  readonly model: IntentModel;
  readonly embedder: Embedder;
  /** Size of the stored model. */
  readonly modelBytes: number;
  /** Duration of the training in milliseconds; null if the model was already up to date. */
  readonly trainMs: number | null;
}

/** What {@link prepareUnderstanding} needs. */
export interface UnderstandingOptions {
  readonly folder: string;
  /** Returns the project's embedder; the caller closes it. */
  readonly embedderOf: (project: Project) => Embedder;
  /** Milliseconds since any fixed moment. */
  readonly stopwatch: () => number;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The last result for the folder. */
  readonly previous?: PreparedUnderstanding | undefined;
}

/**
 * Trains a project's understanding if its data has changed, and creates the port that understands messages. Nothing
 * else of the project is prepared.
 *
 * @throws As `openForUnderstanding`; NLU_TRAINING_CANCELLED, NLU_TRAINING_FAILED.
 */
export async function prepareUnderstanding(options: UnderstandingOptions): Promise<PreparedUnderstanding> {
  const { folder, embedderOf, stopwatch, onProgress, signal, previous } = options;
  const opened = await openForUnderstanding(folder, previous?.parsed);
  const { project } = opened;
  const embedder = embedderOf(project);
  const reusable = previous?.embedder === embedder ? previous : undefined;
  if (reusable !== undefined && hasSameUnderstanding(reusable.project, project)) {
    return { ...reusable, ...opened, trainMs: null };
  }
  let startedAt: number | undefined;
  const { model, tagger } = await trainUnderstanding(project, {
    cache: join(folder, cacheFolder),
    embedder,
    onProgress: (progress) => {
      if (progress.task === 'nlu') startedAt ??= stopwatch();
      onProgress?.(progress);
    },
    signal,
  });
  const trainMs = startedAt === undefined ? null : stopwatch() - startedAt;
  const nlu = createNlu({
    model,
    embedder,
    tagger,
    entities: entitiesToFind(project),
    locales: project.manifest.locales,
  });
  return { ...opened, model, embedder, nlu, modelBytes: serialiseIntentModel(model).byteLength, trainMs };
}

/** Unchanged documents have kept their identity. */
function hasSameUnderstanding(one: Project, other: Project): boolean {
  return (
    one.intents === other.intents &&
    one.outOfScope === other.outOfScope &&
    one.entities === other.entities &&
    one.manifest.slots === other.manifest.slots &&
    one.manifest.locales.join() === other.manifest.locales.join()
  );
}

/**
 * Reads the status of a project's trained model, without training.
 *
 * @param encoderOf - Id of the project's encoder.
 * @throws As `openForUnderstanding`.
 */
export async function readUnderstandingStatus(
  folder: string,
  encoderOf: (project: Project) => string,
): Promise<UnderstandingStatus> {
  const { project } = await openForUnderstanding(folder);
  const cachedModel = await readIntentModel(join(folder, cacheFolder));
  const { examples, outOfScope } = understandingDataOf(project);
  const isCurrent = cachedModel?.model.dataHash === intentDataHash(project, encoderOf(project));
  return {
    model: cachedModel === undefined ? 'none' : isCurrent ? 'current' : 'outdated',
    modelBytes: cachedModel?.bytes ?? null,
    intents: new Set(examples.map(({ intent }) => intent)).size,
    utterances: examples.length,
    outOfScope: outOfScope.length,
  };
}
