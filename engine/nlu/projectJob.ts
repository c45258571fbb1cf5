// Prepares evaluation jobs from a project.
import { outOfScopeMessages } from '../model/documents/intent.ts';
import { plainUtterance } from '../model/documents/utterance.ts';
import type { NluResult } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import type { MessageOutcome } from '../model/reports/statuses.ts';
import { USUAL_OUT_OF_SCOPE_SHARE } from '../model/reports/thresholdReport.ts';
import type { Thresholds } from './evaluation/chooseThresholds.ts';
import type { UnderstandingData } from './evaluation/examples.ts';
import { clarificationOf } from './evaluation/thresholdCurve.ts';
import type { NluJob, NluJobKind, NluJobs } from './jobs/runNluJob.ts';

/** The flow that each intent starts, as in the machine: the first of several flows with the same trigger. */
function triggeredFlows({ flows }: Pick<Project, 'flows'>): Readonly<Record<string, string>> {
  const flowByIntent: Record<string, string> = {};
  for (const { id, triggers } of Object.values(flows))
    for (const intent of triggers) flowByIntent[intent] ??= id;
  return flowByIntent;
}

/** The thresholds of a project, with the flows that its intents start. */
export function projectThresholds(project: Pick<Project, 'manifest' | 'flows'>): Thresholds {
  const { intentThreshold, clarification } = project.manifest.policies;
  const { margin, minimum } = clarification;
  return { intentThreshold, margin, minimum, flows: triggeredFlows(project) };
}

/** The utterances of a project in all languages, and its out-of-scope messages. */
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

/** Whether a message is understood, needs clarification, or is not understood. */
export function outcomeOfPrediction(
  intents: NluResult['intents'],
  { intentThreshold: threshold, margin, minimum, flows }: Thresholds,
): MessageOutcome {
  const flowOf = (intent: string) => (flows === undefined ? intent : flows[intent]);
  const question = clarificationOf(intents, { minimum, threshold, flowOf });
  if (question !== undefined && question.distance < margin) return 'clarify';
  const best = intents[0];
  return best !== undefined && best.confidence >= threshold ? 'understood' : 'not_understood';
}

/** Settings of an evaluation of a project. */
export interface ProjectJobOptions {
  /** Number of folds of the cross-validation. */
  readonly folds?: number;
  /** Maximum number of typing errors in each message. */
  readonly typos?: number;
  /** Confidence below which a message counts as not understood; by default the project's threshold. */
  readonly threshold?: number | undefined;
  /** Share of customers' messages that are out of scope, in [0, 1]. */
  readonly outOfScopeShare?: number;
  /** Seed for drawing the folds. */
  readonly seed?: number;
}

/** Default number of folds of a cross-validation. */
export const DEFAULT_FOLDS = 5;

/** Creates an evaluation job for a project, with the project's own thresholds. */
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
