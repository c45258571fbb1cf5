import type { MethodParams, MethodResult } from '../../engine/contract/methods.ts';

/** The host's methods that take a while and whose results are kept, by what the studio calls them. */
export interface MeasureMethods {
  readonly train: 'nlu.train';
  readonly evaluate: 'nlu.evaluate';
  readonly threshold: 'nlu.threshold';
  readonly check: 'nlu.check';
  readonly curve: 'nlu.curve';
}

/** Something that is learnt or measured from the utterances, and takes a while. */
export type MeasureKind = keyof MeasureMethods;

/** What a kind results in. */
export type MeasureResult<K extends MeasureKind> = MethodResult<MeasureMethods[K]>;

/** What a kind can be asked with, beside the project. */
export type MeasureSettings<K extends MeasureKind> = Omit<MethodParams<MeasureMethods[K]>, 'projectId'>;

/** The method of each kind. */
export const measureMethods: MeasureMethods = {
  train: 'nlu.train',
  evaluate: 'nlu.evaluate',
  threshold: 'nlu.threshold',
  check: 'nlu.check',
  curve: 'nlu.curve',
};

/** The name under which the host reports the progress of a kind, and by which it is cancelled. */
export function taskOf(kind: MeasureKind): string {
  return kind === 'train' ? 'nlu' : measureMethods[kind];
}
