import { join } from 'node:path';
import { manifestPath } from '../model/documentKinds.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import { parseProject } from '../model/parseProject.ts';
import type { Embedder, NluPort } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { createNlu } from '../nlu/createNlu.ts';
import type { IntentModel } from '../nlu/intentModel.ts';
import { intentDataHash, serialiseIntentModel } from '../nlu/intentModelFile.ts';
import { understandingDataOf } from '../nlu/projectJob.ts';
import { projectErrors } from './errors.ts';
import { assertNoErrors, type ProjectOnDisk } from './openProjectFolder.ts';
import type { Progress } from './prepareProject.ts';
import { cacheFolder, readProjectFolder } from './readProjectFolder.ts';
import { readIntentModel, trainedModel, trainedTagger } from './trainedModels.ts';

/**
 * Reads a project folder for what is done with its understanding alone: a flow that is broken at the moment does not
 * keep a designer from working on the intents.
 *
 * @param previous - The last result for the folder; what did not change is not parsed again.
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

/** The manifest, and everything below `nlu/`, which may itself be unreadable. A finding without a place may be about anything. */
function isNeeded(file: string | undefined): boolean {
  return file === undefined || file === manifestPath || file === 'nlu' || file.startsWith('nlu/');
}

/** A project whose messages can be understood; its flows may be broken. */
export interface PreparedUnderstanding extends ProjectOnDisk {
  readonly nlu: NluPort;
  readonly model: IntentModel;
  readonly embedder: Embedder;
  /** Size of the model as it is stored. */
  readonly modelBytes: number;
  /** Milliseconds that the training took; null when a model of the same utterances was there. */
  readonly trainMs: number | null;
}

/** What {@link prepareUnderstanding} needs. */
export interface UnderstandingOptions {
  readonly folder: string;
  /** Makes or finds the project's encoder; stays the caller's to close. */
  readonly embedderOf: (project: Project) => Embedder;
  /** Milliseconds since any fixed moment. */
  readonly stopwatch: () => number;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The last result for the folder. */
  readonly previous?: PreparedUnderstanding | undefined;
}

/**
 * Trains what customers want where the utterances changed, and makes messages understood. Nothing else of the project is
 * looked at.
 *
 * @throws As `openForUnderstanding`; NLU_TRAINING_CANCELLED, NLU_TRAINING_FAILED.
 */
export async function prepareUnderstanding(options: UnderstandingOptions): Promise<PreparedUnderstanding> {
  const { folder, embedderOf, stopwatch, onProgress, signal, previous } = options;
  const opened = await openForUnderstanding(folder, previous?.parsed);
  const { project } = opened;
  const embedder = embedderOf(project);
  const known = previous?.embedder === embedder ? previous : undefined;
  if (known !== undefined && hasSameUnderstanding(known.project, project)) {
    return { ...known, ...opened, trainMs: null };
  }
  let begun: number | undefined;
  const report = (fraction: number): void => {
    begun ??= stopwatch();
    onProgress?.({ task: 'nlu', label: 'Learning what customers want', fraction });
  };
  const model = await trainedModel(project, {
    cache: join(folder, cacheFolder),
    embedder,
    onProgress: report,
    signal,
  });
  const tagger = await trainedTagger(
    project,
    join(folder, cacheFolder),
    (fraction) => onProgress?.({ task: 'entities', label: 'Learning to find values', fraction }),
    signal,
  );
  const trainMs = begun === undefined ? null : stopwatch() - begun;
  const nlu = createNlu({
    model,
    embedder,
    tagger,
    entities: project.entities,
    locales: project.manifest.locales,
  });
  return { ...opened, model, embedder, nlu, modelBytes: serialiseIntentModel(model).byteLength, trainMs };
}

/** What did not change has kept its identity. */
function hasSameUnderstanding(one: Project, other: Project): boolean {
  return (
    one.intents === other.intents &&
    one.outOfScope === other.outOfScope &&
    one.entities === other.entities &&
    one.manifest.locales.join() === other.manifest.locales.join()
  );
}

/** How the trained model of a project stands to its utterances. */
export interface UnderstandingStatus {
  /** `none`: there is no model that can be read. `outdated`: it was taught other utterances. */
  readonly model: 'none' | 'outdated' | 'current';
  /** Size of the model as it is stored; null without one. */
  readonly modelBytes: number | null;
  /** Intents that have utterances. */
  readonly intents: number;
  /** In all languages. */
  readonly utterances: number;
  readonly outOfScope: number;
}

/**
 * Looks at a project folder and the model that is kept in it, and trains nothing.
 *
 * @param encoderOf - Id of the project's encoder.
 * @throws As `openForUnderstanding`.
 */
export async function readUnderstandingStatus(
  folder: string,
  encoderOf: (project: Project) => string,
): Promise<UnderstandingStatus> {
  const { project } = await openForUnderstanding(folder);
  const kept = await readIntentModel(join(folder, cacheFolder));
  const { examples, outOfScope } = understandingDataOf(project);
  const isCurrent = kept?.model.dataHash === intentDataHash(project, encoderOf(project));
  return {
    model: kept === undefined ? 'none' : isCurrent ? 'current' : 'outdated',
    modelBytes: kept?.bytes ?? null,
    intents: new Set(examples.map(({ intent }) => intent)).size,
    utterances: examples.length,
    outOfScope: outOfScope.length,
  };
}
