import { join } from 'node:path';
import type { Embedder } from '../model/embedder.ts';
import type { NluPort } from '../model/nluPort.ts';
import type { Project } from '../model/project.ts';
import { createNlu } from '../nlu/createNlu.ts';
import type { IntentModel } from '../nlu/intentModel.ts';
import { serialiseIntentModel } from '../nlu/serialiseIntentModel.ts';
import { cacheFolder } from './cacheFolder.ts';
import { openForUnderstanding } from './openForUnderstanding.ts';
import type { ProjectOnDisk } from './openProjectFolder.ts';
import type { Progress } from './prepareProject.ts';
import { trainedModel } from './trainedModel.ts';
import { trainedTagger } from './trainedTagger.ts';

/** A project whose messages can be understood; its flows may be broken. */
export interface Understanding extends ProjectOnDisk {
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
  readonly previous?: Understanding | undefined;
}

/**
 * Trains what customers want where the utterances changed, and makes messages understood. Nothing else of the project is
 * looked at.
 *
 * @throws As `openForUnderstanding`; NLU_TRAINING_CANCELLED, NLU_TRAINING_FAILED.
 */
export async function prepareUnderstanding(options: UnderstandingOptions): Promise<Understanding> {
  const { folder, embedderOf, stopwatch, onProgress, signal, previous } = options;
  const opened = await openForUnderstanding(folder, previous?.parsed);
  const { project } = opened;
  const embedder = embedderOf(project);
  const known = previous?.embedder === embedder ? previous : undefined;
  if (known !== undefined && understandsTheSame(known.project, project)) {
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
function understandsTheSame(one: Project, other: Project): boolean {
  return (
    one.intents === other.intents &&
    one.outOfScope === other.outOfScope &&
    one.entities === other.entities &&
    one.manifest.locales.join() === other.manifest.locales.join()
  );
}
