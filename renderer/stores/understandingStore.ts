import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../engine/base/appError.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { MethodName, MethodParams, MethodResult } from '../../engine/contract/methods.ts';
import type { Intent, OutOfScope } from '../../engine/model/documents/intent.ts';
import type { Project } from '../../engine/model/project.ts';
import { suggestIntentThreshold, type ThresholdPoint } from '../../engine/model/reports/thresholdReport.ts';
import { toAppError } from '../client/toAppError.ts';
import type { DocumentStore } from './documentStore.ts';

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
const measureMethods: MeasureMethods = {
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

/** What of a project a measurement depends on. The parts are shared with the project, not copied. */
export interface UnderstandingBasis {
  readonly intents: Project['intents'];
  readonly outOfScope: Project['outOfScope'];
  readonly intentThreshold: number;
  /** `policies.clarification.minimum`. */
  readonly minimum: number;
}

/** What of a project a measurement depends on, now. */
export function understandingBasis({ intents, outOfScope, manifest }: Project): UnderstandingBasis {
  const { intentThreshold, clarification } = manifest.policies;
  return { intents, outOfScope, intentThreshold, minimum: clarification.minimum };
}

type Utterances = Pick<Intent, 'utterances' | 'translations'>;

/**
 * What has changed since something was measured, of what its kind depends on: the utterances, or a threshold that the
 * figures were counted with. Null: nothing, the result still holds. An edit that was undone is no change.
 */
export function changedSince(
  kind: MeasureKind,
  then: UnderstandingBasis,
  now: UnderstandingBasis,
): 'utterances' | 'thresholds' | null {
  if (!sameIntents(then.intents, now.intents)) return 'utterances';
  if (kind !== 'train' && kind !== 'curve' && !sameOutOfScope(then.outOfScope, now.outOfScope))
    return 'utterances';
  if (kind === 'evaluate' && then.intentThreshold !== now.intentThreshold) return 'thresholds';
  if (kind === 'threshold' && then.minimum !== now.minimum) return 'thresholds';
  return null;
}

function sameIntents(one: UnderstandingBasis['intents'], other: UnderstandingBasis['intents']): boolean {
  if (one === other) return true;
  const taught = (intents: UnderstandingBasis['intents']) =>
    Object.values(intents).filter((intent) => !sameUtterances(intent, nothing));
  const [before, after] = [taught(one), taught(other)];
  return (
    before.length === after.length &&
    before.every((intent) => {
      const now = other[intent.id];
      return now !== undefined && sameUtterances(intent, now);
    })
  );
}

const nothing: Utterances = { utterances: [], translations: {} };

function sameOutOfScope(one: OutOfScope | null, other: OutOfScope | null): boolean {
  return sameUtterances(one ?? nothing, other ?? nothing);
}

/** What did not change has kept its identity, most of the time. */
function sameUtterances(one: Utterances, other: Utterances): boolean {
  if (one === other) return true;
  const languages = new Set([...Object.keys(one.translations), ...Object.keys(other.translations)]);
  return (
    sameTexts(one.utterances, other.utterances) &&
    [...languages].every((language) =>
      sameTexts(one.translations[language] ?? [], other.translations[language] ?? []),
    )
  );
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((text, at) => text === other[at]));
}

/** The threshold with which most messages are dealt with rightly, when this share of them is out of scope; null without a curve. */
export function thresholdAdvice(
  curve: readonly ThresholdPoint[],
  outOfScopeShare: number,
): ThresholdPoint | null {
  return suggestIntentThreshold(curve, { by: 'rightlyDealtWith', outOfScopeShare });
}

/** A result, and what it was made from. */
export interface Measured<K extends MeasureKind> {
  readonly result: MeasureResult<K>;
  readonly basis: UnderstandingBasis;
}

/** How something that is measured stands. */
export interface Measurement<K extends MeasureKind> {
  readonly running: boolean;
  /** Cancelling was asked for and has not come about yet. */
  readonly cancelling: boolean;
  /** The last run was cancelled. */
  readonly cancelled: boolean;
  /** Why the last run failed. */
  readonly error: AppError | null;
  /** The last result; it stays while the next is made. */
  readonly done: Measured<K> | null;
}

export type UnderstandingState = { readonly [K in MeasureKind]: Measurement<K> };

export interface UnderstandingActions {
  /** Measures the project as it is saved; does nothing while that is under way. Never throws: see `error`. */
  run<K extends MeasureKind>(kind: K, settings?: MeasureSettings<K>): Promise<void>;
  /** Stops what is under way. */
  cancel(kind: MeasureKind): Promise<void>;
}

export type UnderstandingStore = StoreApi<UnderstandingState & UnderstandingActions>;

const idle = { running: false, cancelling: false, cancelled: false, error: null, done: null };
const initial: UnderstandingState = {
  train: idle,
  evaluate: idle,
  threshold: idle,
  check: idle,
  curve: idle,
};

/**
 * Makes the store of what was learnt and measured from the open project's utterances. Results outlive the view that shows
 * them, and are forgotten with the project.
 */
export function createUnderstandingStore(client: HostClient, document: DocumentStore): UnderstandingStore {
  /** Counts projects: an answer about one that was closed is of no use. */
  let era = 0;
  const store: UnderstandingStore = createStore((set, get) => {
    const put = <K extends MeasureKind>(kind: K, change: Partial<Measurement<K>>) =>
      set({ [kind]: { ...get()[kind], ...change } } as Partial<UnderstandingState>);
    return {
      ...initial,
      run: async (kind, settings) => {
        if (get()[kind].running) return;
        const begun = era;
        put(kind, { running: true, cancelling: false, cancelled: false, error: null });
        try {
          await document.getState().whenSaved();
          const { opened, project } = document.getState();
          const params = { ...settings, projectId: opened?.id ?? '' };
          const asked = project === null ? null : understandingBasis(project);
          const ask = client.request as <M extends MethodName>(
            method: M,
            params: MethodParams<M>,
          ) => Promise<MethodResult<M>>;
          const result = await ask(measureMethods[kind], params as never);
          if (begun !== era || asked === null) return;
          put(kind, { done: { result, basis: asked } as never });
        } catch (failure) {
          if (begun !== era) return;
          const error = toAppError(failure);
          if (error.code === 'HOST_TASK_CANCELLED') put(kind, { cancelled: true });
          else put(kind, { error });
        } finally {
          if (begun === era) put(kind, { running: false, cancelling: false });
        }
      },
      cancel: async (kind) => {
        const projectId = document.getState().opened?.id;
        if (projectId === undefined || !get()[kind].running) return;
        put(kind, { cancelling: true });
        try {
          const { cancelled } = await client.request('tasks.cancel', { projectId, task: taskOf(kind) });
          if (!cancelled) put(kind, { cancelling: false });
        } catch (failure) {
          put(kind, { cancelling: false, error: toAppError(failure) });
        }
      },
    };
  });
  let path = document.getState().opened?.path;
  document.subscribe(({ opened }) => {
    if (opened?.path === path) return;
    path = opened?.path;
    era += 1;
    store.setState(initial);
  });
  return store;
}
