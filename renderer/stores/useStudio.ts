// How components read the studio: the context, a hook for each store, commands, requests to the host.

import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../engine/base/appError.ts';
import type { MethodName, MethodParams, MethodResult } from '../../engine/contract/methods.ts';
import { toAppError } from '../client/toAppError.ts';
import type { UiCommand } from '../ui/CommandButton.tsx';
import type { TraceActions, TraceState } from './conversationTrace.ts';
import type { DocumentState } from './documentState.ts';
import type { SimulationActions, SimulationState } from './simulationStore.ts';
import type { Studio } from './studio.ts';
import type { TaskState } from './taskStore.ts';
import type { UnderstandingActions, UnderstandingState } from './understandingStore.ts';
import type { ViewActions, ViewState } from './viewStore.ts';

/** Carries the studio to every component; the app provides it. */
export const StudioContext = createContext<Studio | null>(null);

/**
 * The studio of this window.
 *
 * @throws Error outside of a provider: a mistake of the programmer.
 */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error('useStudio needs a StudioContext above it');
  return studio;
}

/** Subscribes to a part of the document; wrap a selector that makes new objects in `useShallow`. */
export function useDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useStudio().document, select);
}

/** Subscribes to a part of the view state. */
export function useView<T>(select: (state: ViewState & ViewActions) => T): T {
  return useStore(useStudio().view, select);
}

/** Subscribes to running tasks. */
export function useTasks<T>(select: (state: TaskState) => T): T {
  return useStore(useStudio().tasks, select);
}

/** Subscribes to the conversation that is lit up on the canvas. */
export function useTrace<T>(select: (state: TraceState & TraceActions) => T): T {
  return useStore(useStudio().trace, select);
}

/** Subscribes to the simulated conversation. */
export function useSimulation<T>(select: (state: SimulationState & SimulationActions) => T): T {
  return useStore(useStudio().simulation, select);
}

/** Subscribes to what was learnt and measured from the utterances. */
export function useUnderstanding<T>(select: (state: UnderstandingState & UnderstandingActions) => T): T {
  return useStore(useStudio().understanding, select);
}

/** A command of the registry; the component is drawn again when its label or whether it is enabled changes. */
export function useCommand(id: string): UiCommand {
  const studio = useStudio();
  const command = studio.commands.get(id);
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const ends = [studio.document.subscribe(listener), studio.view.subscribe(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
    [studio],
  );
  useSyncExternalStore(subscribe, () => `${command.enabled()} ${command.label()}`);
  return command;
}

/** A request's answer: neither data nor error while it is under way. Data stays while it is asked for again. */
export interface RequestState<M extends MethodName> {
  readonly data: MethodResult<M> | null;
  readonly error: AppError | null;
  readonly reload: () => void;
}

/** Asks the host when the component appears, and again when the parameters change or `reload` is called. */
export function useRequest<M extends MethodName>(method: M, params: MethodParams<M>): RequestState<M> {
  const { client } = useStudio();
  const [state, setState] = useState<Omit<RequestState<M>, 'reload'>>({ data: null, error: null });
  const [round, setRound] = useState(0);
  // A text, so that equal parameters of a new object do not ask again; the round in it asks again on purpose.
  const key = JSON.stringify([params, round]);
  useEffect(() => {
    let current = true;
    const [asked] = JSON.parse(key) as [MethodParams<M>, number];
    client.request(method, asked).then(
      (data) => current && setState({ data, error: null }),
      (error: unknown) => current && setState(({ data }) => ({ data, error: toAppError(error) })),
    );
    return () => {
      current = false;
    };
  }, [client, method, key]);
  return { ...state, reload: useCallback(() => setRound((n) => n + 1), []) };
}

/** Names of actions by id; the id of one that is not there. */
export function useActionName(): (action: string) => string {
  const actions = useDocument(({ project }) => project?.actions);
  return useCallback((action) => actions?.[action]?.name ?? action, [actions]);
}
