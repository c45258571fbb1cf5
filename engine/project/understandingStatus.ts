import { join } from 'node:path';
import { intentDataHash } from '../nlu/intentDataHash.ts';
import { understandingDataOf } from '../nlu/understandingDataOf.ts';
import { openForUnderstanding } from './openForUnderstanding.ts';
import { cacheFolder } from './prepareProject.ts';
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
 * @throws As `openForUnderstanding`.
 */
export async function understandingStatus(folder: string): Promise<UnderstandingStatus> {
  const { project } = await openForUnderstanding(folder);
  const kept = await readIntentModel(join(folder, cacheFolder));
  const { examples, outOfScope } = understandingDataOf(project);
  const isCurrent = kept?.model.dataHash === intentDataHash(project);
  return {
    model: kept === undefined ? 'none' : isCurrent ? 'current' : 'outdated',
    modelBytes: kept?.bytes ?? null,
    intents: new Set(examples.map(({ intent }) => intent)).size,
    utterances: examples.length,
    outOfScope: outOfScope.length,
  };
}
