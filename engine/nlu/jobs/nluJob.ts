import type { LearningCurve } from '../../model/understanding/learningCurve.ts';
import type { NluReport } from '../../model/understanding/nluReport.ts';
import type { ThresholdReport } from '../../model/understanding/thresholdReport.ts';
import type { TrainingDataReport } from '../../model/understanding/trainingDataReport.ts';
import type { Thresholds } from '../evaluation/chooseThresholds.ts';
import type { UnderstandingData } from '../evaluation/understandingData.ts';

/** Measurements of a project's understanding by name: what each is given besides the data, and its report. */
export interface NluJobs {
  readonly evaluate: {
    readonly settings: { readonly folds: number; readonly typos: number; readonly threshold: number };
    readonly report: NluReport;
  };
  readonly threshold: {
    readonly settings: {
      readonly folds: number;
      readonly thresholds: Thresholds;
      readonly outOfScopeShare: number;
    };
    readonly report: ThresholdReport;
  };
  readonly check: { readonly settings: { readonly folds: number }; readonly report: TrainingDataReport };
  readonly curve: { readonly settings: object; readonly report: LearningCurve };
}

/** Name of a measurement. */
export type NluJobKind = keyof NluJobs;

/** A measurement to be made: plain data, so that another thread can make it. */
export type NluJob<K extends NluJobKind = NluJobKind> = {
  readonly kind: K;
  readonly data: UnderstandingData;
  /** The same data and seed give the same report, times apart. */
  readonly seed: number;
  readonly settings: NluJobs[K]['settings'];
};
