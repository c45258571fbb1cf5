import type {
  Contradiction,
  LabelSuspect,
  PlacedUtterance,
  TrainingDataReport,
} from '../../model/reports/trainingDataReport.ts';
import { compareText } from '../classifier/deterministic.ts';
import { nluErrors } from '../errors.ts';
import type { TrainIntents } from '../trainIntents.ts';
import { type CrossValidationOptions, crossValidation } from './crossValidation.ts';
import { dataFindings } from './dataFindings.ts';
import { isInScope, type PredictedMessage, sameWords, type UnderstandingData } from './examples.ts';
import { findNearDuplicates } from './findNearDuplicates.ts';
import { ratio } from './metrics.ts';

/** The same words (but for case, punctuation and digits) under several intents, or under one and out of scope. */
function findContradictions(utterances: readonly PlacedUtterance[]): Contradiction[] {
  const byWords = new Map<string, Map<string | null, PlacedUtterance>>();
  for (const utterance of utterances) {
    const words = sameWords(utterance.text);
    const places = byWords.get(words) ?? new Map<string | null, PlacedUtterance>();
    if (!places.has(utterance.intent)) places.set(utterance.intent, utterance);
    byWords.set(words, places);
  }
  return [...byWords]
    .filter(([, places]) => places.size > 1)
    .sort(([a, here], [b, there]) => there.size - here.size || compareText(a, b))
    .map(([, places]) => ({
      places: [...places.values()]
        .map(({ text, intent }) => ({ text, intent }))
        .sort((a, b) => compareText(a.intent ?? '', b.intent ?? '')),
    }));
}

/** A model that is surer of another intent than of all the rest together, itself included. */
const CONFIDENT = 0.5;

/**
 * Utterances that probably stand under the wrong intent, by confident learning (Northcutt, Jiang and Chuang 2021): a
 * model that was not taught the utterance is as sure of another intent as it is, on average, of the utterances that do
 * stand there. The largest margin between the two confidences comes first.
 *
 * @param messages - Each predicted by a model that was not taught it.
 */
export function findLabelSuspects(messages: readonly PredictedMessage[]): LabelSuspect[] {
  const inScope = messages.filter(isInScope);
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { intent, found } of inScope) {
    const known = sums.get(intent) ?? { sum: 0, count: 0 };
    known.sum += confidenceIn(found, intent);
    known.count++;
    sums.set(intent, known);
  }
  return inScope
    .flatMap(({ text, intent, found }): LabelSuspect[] => {
      const best = found[0];
      const usual = sums.get(best?.intent ?? '');
      if (best === undefined || best.intent === intent || usual === undefined) return [];
      if (best.confidence < Math.max(CONFIDENT, ratio(usual.sum, usual.count))) return [];
      const ownConfidence = confidenceIn(found, intent);
      return [{ text, intent, suggested: best.intent, confidence: best.confidence, ownConfidence }];
    })
    .sort(
      (a, b) =>
        b.confidence - b.ownConfidence - (a.confidence - a.ownConfidence) ||
        compareText(a.intent, b.intent) ||
        compareText(a.text, b.text),
    );
}

/** Intents beyond the best few are as good as impossible. */
function confidenceIn(found: PredictedMessage['found'], intent: string): number {
  return found.find((one) => one.intent === intent)?.confidence ?? 0;
}

/** Entries of each list of the report: more than anybody works through at once. */
const MAX_FINDINGS = 500;

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
    if (signal?.aborted === true) throw nluErrors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
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
    suspects: suspects === null ? null : suspects.slice(0, MAX_FINDINGS),
    contradictions: contradictions.slice(0, MAX_FINDINGS),
    duplicates: duplicates.slice(0, MAX_FINDINGS),
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
