import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialiseIntentModel } from '../nlu/deserialiseIntentModel.ts';
import type { IntentModel } from '../nlu/intentModel.ts';

/** Where the intent model of a project is kept. @param cache - The project's folder of what is made anew on demand. */
export const intentModelPath = (cache: string) => join(cache, 'nlu', 'intents.model');

/** A model that is kept, and its size as it is stored. */
export interface KeptModel {
  readonly model: IntentModel;
  readonly bytes: number;
}

/** The model that is kept, whatever it was taught; undefined where it is missing, of another version or damaged. */
export async function readIntentModel(cache: string): Promise<KeptModel | undefined> {
  try {
    const bytes = await readFile(intentModelPath(cache));
    return { model: deserialiseIntentModel(bytes), bytes: bytes.byteLength };
  } catch {
    // It is a cache: training makes a new one.
    return undefined;
  }
}
