// What a project gives the jobs that measure its understanding.
import { outOfScopeMessages } from '../model/documents/intent.ts';
import { plainUtterance } from '../model/documents/utterance.ts';
import type { NluResult } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { USUAL_OUT_OF_SCOPE_SHARE } from '../model/reports/thresholdReport.ts';
import type { Thresholds } from './evaluation/chooseThresholds.ts';
import type { UnderstandingData } from './evaluation/examples.ts';
import { clarificationOf } from './evaluation/thresholdCurve.ts';
import type { NluJob, NluJobKind, NluJobs } from './jobs/runNluJob.ts';

/** The flow that each intent begins, as the machine has it: of several flows with one trigger, the first. */
function triggeredFlows({ flows }: Pick<Project, 'flows'>): Readonly<Record<string, string>> {
  const begun: Record<string, string> = {};
  for (const { id, triggers } of Object.values(flows)) for (const intent of triggers) begun[intent] ??= id;
  return begun;
}

/** The thresholds of a project, with the flows that its intents begin. */
export function projectThresholds(project: Pick<Project, 'manifest' | 'flows'>): Thresholds {
  const { intentThreshold, clarification } = project.manifest.policies;
  const { margin, minimum } = clarification;
  return { intentThreshold, margin, minimum, flows: triggeredFlows(project) };
}

/** What a project teaches in all of its languages, and what it says is out of scope. */
export function understandingDataOf({
  manifest,
  intents,
  outOfScope,
}: Pick<Project, 'manifest' | 'intents' | 'outOfScope'>): UnderstandingData {
  return {
    examples: Object.values(intents).flatMap(({ id, utterances, translations }) =>
      [[manifest.defaultLocale, utterances] as const, ...Object.entries(translations)].flatMap(
        ([language, texts]) => texts.map((text) => ({ text: plainUtterance(text), intent: id, language })),
      ),
    ),
    names: Object.fromEntries(Object.values(intents).map(({ id, name }) => [id, name])),
    outOfScope: outOfScopeMessages(outOfScope),
  };
}

/** What comes of a message with given thresholds, wherever every flow may begin. */
export type PredictionOutcome = 'understood' | 'clarify' | 'not_understood';

/** Whether a message is understood, asked about, or not understood. */
export function outcomeOfPrediction(
  intents: NluResult['intents'],
  { intentThreshold: threshold, margin, minimum, flows }: Thresholds,
): PredictionOutcome {
  const flowOf = (intent: string) => (flows === undefined ? intent : flows[intent]);
  const question = clarificationOf(intents, { minimum, threshold, flowOf });
  if (question !== undefined && question.distance < margin) return 'clarify';
  const best = intents[0];
  return best !== undefined && best.confidence >= threshold ? 'understood' : 'not_understood';
}

/** What a measurement of a project may be asked for. */
export interface ProjectJobOptions {
  /** Parts of the cross-validation. */
  readonly folds?: number;
  /** Typing errors of each message at most. */
  readonly typos?: number;
  /** Confidence below which a message counts as not understood; the project's own unless said otherwise. */
  readonly threshold?: number | undefined;
  /** Share of customers' messages that is out of scope, in [0, 1]. */
  readonly outOfScopeShare?: number;
  /** Changes which utterances are kept back together. */
  readonly seed?: number;
}

/** Parts of a cross-validation unless said otherwise. */
export const DEFAULT_FOLDS = 5;

/** The measurement of a kind on a project, with the project's own thresholds. */
export function projectJob<K extends NluJobKind>(
  kind: K,
  project: Pick<Project, 'manifest' | 'intents' | 'outOfScope' | 'flows'>,
  {
    folds = DEFAULT_FOLDS,
    typos = 0,
    outOfScopeShare = USUAL_OUT_OF_SCOPE_SHARE,
    seed = 0,
    threshold,
  }: ProjectJobOptions = {},
): NluJob<K> {
  const thresholds = projectThresholds(project);
  const settings: { readonly [S in NluJobKind]: NluJobs[S]['settings'] } = {
    evaluate: { folds, typos, threshold: threshold ?? thresholds.intentThreshold },
    threshold: { folds, thresholds, outOfScopeShare },
    check: { folds },
    curve: {},
  };
  return { kind, data: understandingDataOf(project), seed, settings: settings[kind] };
}
