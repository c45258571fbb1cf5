import { join } from 'node:path';
import type { Project } from '../model/project.ts';
import { intentDataHash } from '../nlu/intentDataHash.ts';
import { understandingDataOf } from '../nlu/understandingDataOf.ts';
import { cacheFolder } from './cacheFolder.ts';
import { openForUnderstanding } from './openForUnderstanding.ts';
import { readIntentModel } from './readIntentModel.ts';

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
export async function understandingStatus(
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
