import {
  suggestIntentThreshold,
  suggestMargin,
  type ThresholdReport,
} from '../../model/reports/thresholdReport.ts';
import type { TrainIntents } from '../trainIntents.ts';
import { type CrossValidationOptions, crossValidation } from './crossValidation.ts';
import { isInScope, type UnderstandingData } from './examples.ts';
import {
  clarificationOf,
  type IsClarified,
  marginCurve,
  thresholdCurve,
  thresholdPointAt,
} from './thresholdCurve.ts';

/** The thresholds that a project has now. */
export interface Thresholds {
  /** `policies.intentThreshold`. */
  readonly intentThreshold: number;
  /** `policies.clarification`. */
  readonly margin: number;
  readonly minimum: number;
  /** The flow that each intent begins; absent: an intent is its own. Intents that are not in it begin none. */
  readonly flows?: Readonly<Record<string, string>> | undefined;
}

/** Settings of {@link chooseThresholds}. */
export interface ChooseThresholdsOptions extends CrossValidationOptions {
  readonly thresholds: Thresholds;
  /** Share of customers' messages that is out of scope, in [0, 1]. */
  readonly outOfScopeShare: number;
}

/** Margins that are tried: beyond half of all confidence two intents are not close. */
const MARGINS = Array.from({ length: 51 }, (_, step) => step / 100);

/**
 * Shows what each threshold would do, from cross-validation, and suggests one: for turning messages away, and for asking
 * which of two intents is meant.
 *
 * @throws As `crossValidation`.
 */
export async function chooseThresholds(
  train: TrainIntents,
  data: UnderstandingData,
  options: ChooseThresholdsOptions,
): Promise<ThresholdReport> {
  const { intentThreshold, margin, minimum, flows } = options.thresholds;
  const { outOfScopeShare } = options;
  const { messages, standIn, findings } = await crossValidation(train, data, options);
  const flowOf = (intent: string) => (flows === undefined ? intent : flows[intent]);
  const isClarified: IsClarified = (found, threshold) => {
    const question = clarificationOf(found, { minimum, threshold, flowOf });
    return question !== undefined && question.distance < margin;
  };
  const curve = thresholdCurve(messages, isClarified);
  const suggested =
    curve === null ? null : suggestIntentThreshold(curve, { by: 'rightlyDealtWith', outOfScopeShare });
  const margins = (tried: readonly number[], threshold: number) =>
    marginCurve(messages, tried, { minimum, threshold, flowOf });
  const marginPoints = margins(MARGINS, suggested?.threshold ?? intentThreshold);
  const [current] = margins([margin], intentThreshold);
  const inScope = messages.filter(isInScope).length;
  return {
    examples: { inScope, outOfScope: messages.length - inScope, standIn, folds: options.folds },
    curve: curve ?? [],
    outOfScopeShare,
    current: thresholdPointAt(messages, intentThreshold, isClarified),
    suggested,
    clarification: {
      minimum,
      curve: marginPoints,
      current: current ?? { margin, asked: 0, helped: 0, needless: 0, wrong: 0, outOfScopeAsked: 0 },
      suggested: inScope === 0 ? null : suggestMargin(marginPoints),
    },
    findings: [...findings],
  };
}
