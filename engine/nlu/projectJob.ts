import type { Project } from '../model/project.ts';
import { USUAL_OUT_OF_SCOPE_SHARE } from '../model/understanding/suggestThreshold.ts';
import type { NluJob, NluJobKind, NluJobs } from './jobs/nluJob.ts';
import { projectThresholds } from './projectThresholds.ts';
import { understandingDataOf } from './understandingDataOf.ts';

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
export const USUAL_FOLDS = 5;

/** The measurement of a kind on a project, with the project's own thresholds. */
export function projectJob<K extends NluJobKind>(
  kind: K,
  project: Pick<Project, 'manifest' | 'intents' | 'outOfScope' | 'flows'>,
  {
    folds = USUAL_FOLDS,
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
