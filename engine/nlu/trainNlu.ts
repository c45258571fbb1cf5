import type { Embedder } from '../model/embedder.ts';
import { utterancesOf } from '../model/intent.ts';
import { outOfScopeMessages } from '../model/outOfScope.ts';
import type { Project } from '../model/project.ts';
import { encodeTexts } from './encodeTexts.ts';
import { errors } from './errors.ts';
import { intentDataHash } from './intentDataHash.ts';
import type { IntentModel } from './intentModel.ts';
import { trainIntentModel } from './trainIntentModel.ts';

/** What a training depends on besides its data. */
export interface TrainNluOptions {
  /** The sentence encoder to learn meanings with; without it the model goes by words alone. */
  readonly embedder?: Embedder | undefined;
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Stops the training. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Trains a project's intents, in all languages at once, on the calling thread: right for the command line and tests. A process that must
 * keep answering uses `trainNluInWorker`, which gives the same model.
 *
 * @returns A model that carries `intentDataHash(project, embedder?.id)`. A project without utterances gives one that
 *   predicts nothing.
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted, and what the embedder throws.
 */
export async function trainNlu(
  project: Pick<Project, 'intents' | 'outOfScope'>,
  { embedder, onProgress, signal }: TrainNluOptions = {},
): Promise<IntentModel> {
  const intents = Object.values(project.intents);
  const examples = intents.flatMap((intent) =>
    utterancesOf(intent).map((text) => ({ text, intent: intent.id })),
  );
  const outOfScope = outOfScopeMessages(project.outOfScope);
  const names = Object.fromEntries(intents.map(({ id, name }) => [id, name]));
  const report = (done: number): void => {
    if (signal?.aborted === true) throw errors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
    if (done > 0) onProgress?.(done);
  };
  report(0);
  const half = embedder === undefined ? 0 : 0.5;
  const encoded =
    embedder === undefined || examples.length === 0
      ? undefined
      : await encodeTexts(
          embedder,
          [...examples.map(({ text }) => text), ...Object.values(names), ...outOfScope],
          {
            onProgress: (done) => report(half * done),
          },
        );
  return trainIntentModel(examples, {
    dataHash: intentDataHash(project, embedder?.id),
    names,
    outOfScope,
    encoded,
    onProgress: (done) => report(half + (1 - half) * done),
  });
}
