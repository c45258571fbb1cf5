import type { NluReport } from '../../model/understanding/nluReport.ts';
import type { TrainIntents } from '../trainedIntents.ts';
import { type CrossValidationOptions, crossValidation } from './crossValidation.ts';
import { makeReport } from './makeReport.ts';
import type { UnderstandingData } from './understandingData.ts';

/**
 * Measures how a project's utterances are recognised, by cross-validation.
 *
 * @throws As `crossValidation`.
 */
export async function evaluateProject(
  train: TrainIntents,
  data: UnderstandingData,
  options: CrossValidationOptions & { readonly threshold: number },
): Promise<NluReport> {
  const { folds, seed, typos = 0, threshold } = options;
  const { mistyped, ...measured } = await crossValidation(train, data, options);
  return makeReport({
    ...measured,
    mistyped: typos === 0 ? undefined : mistyped,
    typos: { edits: typos, seed },
    threshold,
    folds,
    training: data.examples.length,
    intents: new Set(data.examples.map(({ intent }) => intent)).size,
  });
}
