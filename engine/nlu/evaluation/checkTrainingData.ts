import type { PlacedUtterance, TrainingDataReport } from '../../model/understanding/trainingDataReport.ts';
import { errors } from '../errors.ts';
import type { TrainIntents } from '../trainedIntents.ts';
import { type CrossValidationOptions, crossValidation } from './crossValidation.ts';
import { dataFindings } from './dataFindings.ts';
import { findContradictions } from './findContradictions.ts';
import { findLabelSuspects } from './findLabelSuspects.ts';
import { findNearDuplicates } from './findNearDuplicates.ts';
import type { UnderstandingData } from './understandingData.ts';

/** Entries of each list of the report: more than anybody works through at once. */
const MOST = 500;

/**
 * Finds what in a project's utterances hinders learning: contradictions, near-duplicates, and utterances that probably
 * stand under the wrong intent. Any data can be checked; where there is too little to learn from, the findings say so.
 *
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted.
 */
export async function checkTrainingData(
  train: TrainIntents,
  data: UnderstandingData,
  options: CrossValidationOptions,
): Promise<TrainingDataReport> {
  const { onProgress, signal } = options;
  const findings = dataFindings(data);
  const utterances: readonly PlacedUtterance[] = [
    ...data.examples.map(({ text, intent }) => ({ text, intent })),
    ...data.outOfScope.map((text) => ({ text, intent: null })),
  ];
  const contradictions = findContradictions(utterances);
  const duplicates = findNearDuplicates(utterances, (done) => {
    if (signal?.aborted === true) throw errors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
    onProgress?.(0.1 * done);
  });
  const isMeasurable = findings.every(({ severity }) => severity !== 'error');
  const suspects = isMeasurable ? await suspectsIn(train, data, options) : null;
  onProgress?.(1);
  return {
    examples: {
      utterances: data.examples.length,
      outOfScope: data.outOfScope.length,
      intents: new Set(data.examples.map(({ intent }) => intent)).size,
    },
    suspects: suspects === null ? null : suspects.slice(0, MOST),
    contradictions: contradictions.slice(0, MOST),
    duplicates: duplicates.slice(0, MOST),
    totals: {
      suspects: suspects?.length ?? 0,
      contradictions: contradictions.length,
      duplicates: duplicates.length,
    },
    // Nothing stands in for them here, and nothing that is found depends on them.
    findings: findings.filter(({ code }) => code !== 'NLU_NO_OUT_OF_SCOPE'),
  };
}

async function suspectsIn(train: TrainIntents, data: UnderstandingData, options: CrossValidationOptions) {
  // Two halves are enough to learn from where there are so many.
  const folds = data.examples.length < 30_000 ? options.folds : 2;
  const { messages } = await crossValidation(
    train,
    { ...data, outOfScope: [] },
    {
      ...options,
      folds,
      standIns: false,
      complete: true,
      onProgress: (done) => options.onProgress?.(0.1 + 0.9 * done),
    },
  );
  return findLabelSuspects(messages);
}
