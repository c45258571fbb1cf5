import { compareText } from './classifier/compareText.ts';
import { areaUnderRoc } from './evaluation/areaUnderRoc.ts';
import { calibrationError } from './evaluation/calibrationError.ts';
import type { IntentModel } from './intentModel.ts';
import { predictIntents } from './predictIntents.ts';

/** A held-out message and the intent it shows; null when it shows none of the project's. */
export interface EvaluationExample {
  readonly text: string;
  readonly intent: string | null;
}

/** How well one intent is recognised. All shares are in [0, 1]. */
export interface IntentQuality {
  readonly intent: string;
  /** Of the messages taken for this intent, the share that were it; 0 when none was. */
  readonly precision: number;
  /** Of the messages that show this intent, the share that were recognised. */
  readonly recall: number;
  readonly f1: number;
  /** How many messages show it. */
  readonly support: number;
}

/** How well messages outside of every intent are turned away. */
export interface OutOfScopeQuality {
  /** Area under the ROC curve of the best confidence, in-scope against out-of-scope. */
  readonly auroc: number;
  /** Of the out-of-scope messages, the share below the threshold. */
  readonly recall: number;
  /** Of the messages below the threshold, the share that are out of scope; 0 when none is below. */
  readonly precision: number;
}

/** Result of {@link evaluateIntents}. All shares are in [0, 1]. */
export interface IntentEvaluation {
  /** Of the in-scope messages, the share whose best intent is right, whatever its confidence. */
  readonly accuracy: number;
  /** The same with a best intent below the threshold counted as wrong. */
  readonly acceptedAccuracy: number;
  /** Mean F1 of the intents that occur in the examples. */
  readonly macroF1: number;
  readonly perIntent: readonly IntentQuality[];
  /** Expected calibration error over the in-scope messages. */
  readonly calibrationError: number;
  readonly threshold: number;
  /** Absent when there are no out-of-scope examples. */
  readonly outOfScope?: OutOfScopeQuality;
}

/**
 * Measures a model on messages it was not trained on.
 *
 * @param threshold - Confidence below which a message counts as not understood.
 */
export function evaluateIntents(
  model: IntentModel,
  examples: readonly EvaluationExample[],
  threshold = 0.5,
): IntentEvaluation {
  const judged = examples.map(({ text, intent }) => {
    const best = predictIntents(model, text)[0];
    return { intent, found: best?.intent, confidence: best?.confidence ?? 0 };
  });
  const inScope = judged.flatMap((one) =>
    one.intent === null ? [] : [{ ...one, intent: one.intent, right: one.found === one.intent }],
  );
  const right = inScope.filter((one) => one.right);
  const perIntent = qualities(inScope);
  const unknown = judged.filter((one) => one.intent === null).map((one) => one.confidence);
  const known = inScope.map((one) => one.confidence);
  const figures = {
    accuracy: share(right.length, inScope.length),
    acceptedAccuracy: share(right.filter((one) => one.confidence >= threshold).length, inScope.length),
    macroF1: share(
      perIntent.reduce((sum, one) => sum + one.f1, 0),
      perIntent.length,
    ),
    perIntent,
    calibrationError: calibrationError(inScope),
    threshold,
  };
  if (unknown.length === 0) return figures;
  const rejected = unknown.filter((confidence) => confidence < threshold).length;
  const rejectedKnown = known.filter((confidence) => confidence < threshold).length;
  return {
    ...figures,
    outOfScope: {
      auroc: areaUnderRoc(known, unknown),
      recall: share(rejected, unknown.length),
      precision: share(rejected, rejected + rejectedKnown),
    },
  };
}

function qualities(
  judged: readonly { readonly intent: string; readonly found: string | undefined }[],
): readonly IntentQuality[] {
  const intents = [...new Set(judged.map((one) => one.intent))].sort(compareText);
  return intents.map((intent) => {
    const support = judged.filter((one) => one.intent === intent).length;
    const taken = judged.filter((one) => one.found === intent).length;
    const hits = judged.filter((one) => one.intent === intent && one.found === intent).length;
    return {
      intent,
      precision: share(hits, taken),
      recall: share(hits, support),
      f1: share(2 * hits, support + taken),
      support,
    };
  });
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
