import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../engine/base/appError.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { MethodName, MethodParams, MethodResult } from '../../engine/contract/methods.ts';
import { toAppError } from '../client/toAppError.ts';
import type { DocumentStore } from './documentStore.ts';
import {
  type MeasureKind,
  type MeasureResult,
  type MeasureSettings,
  measureMethods,
  taskOf,
} from './measureKind.ts';
import { type UnderstandingBasis, understandingBasis } from './understandingBasis.ts';

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
