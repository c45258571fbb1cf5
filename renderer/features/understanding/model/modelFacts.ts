import type { MethodResult } from '../../../../engine/contract/methods.ts';
import { duration } from '../duration.ts';

/** A figure about the model. */
export interface ModelFact {
  readonly label: string;
  readonly value: string;
  readonly meaning: string;
}

/**
 * The figures about the model and what it is trained on.
 *
 * @param trained - Of the last training in this window; null when there was none.
 */
export function modelFacts(
  status: MethodResult<'nlu.status'>,
  trained: MethodResult<'nlu.train'> | null,
): readonly ModelFact[] {
  const { intents, utterances, outOfScope, modelBytes } = status;
  return [
    { label: 'Intents', value: count(intents), meaning: 'With utterances; others cannot be recognised.' },
    { label: 'Utterances', value: count(utterances), meaning: 'To learn from, in all languages.' },
    {
      label: 'Out-of-scope messages',
      value: count(outOfScope),
      meaning: 'Only measured on: nlu/out_of_scope.yaml.',
    },
    {
      label: 'Model size',
      value: modelBytes === null ? '–' : megabytes(modelBytes),
      meaning: 'Goes into every bundle.',
    },
    {
      label: 'Training time',
      value: trained?.trainMs == null ? '–' : duration(trained.trainMs),
      meaning:
        trained !== null && trained.trainMs === null
          ? 'Nothing had changed, so nothing was trained.'
          : 'Of the last training in this window.',
    },
  ];
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
