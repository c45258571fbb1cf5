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
import type { ConnectionStatus } from '../../engine/contract/hostClient.ts';
import type { MethodName, MethodParams, MethodResult } from '../../engine/contract/methods.ts';
import { toAppError } from '../client/toAppError.ts';
import type { UiCommand } from '../ui/CommandButton.tsx';
import type { TraceActions, TraceState } from './conversation/conversationTrace.ts';
import type { DocumentState } from './documentState.ts';
import type { SimulationActions, SimulationState } from './simulationStore.ts';
import type { Studio } from './studio.ts';
import type { TaskState } from './taskStore.ts';
import type { UnderstandingActions, UnderstandingState } from './understandingStore.ts';
import type { ViewState } from './view/viewState.ts';
import type { ViewActions } from './viewStore.ts';

/** Provides the studio to every component. */
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

/** Subscribes to the conversation that is highlighted on the canvas. */
export function useTrace<T>(select: (state: TraceState & TraceActions) => T): T {
  return useStore(useStudio().trace, select);
}

/** Subscribes to the simulated conversation. */
export function useSimulation<T>(select: (state: SimulationState & SimulationActions) => T): T {
  return useStore(useStudio().simulation, select);
}

/** Subscribes to what was trained and measured from the utterances. */
export function useUnderstanding<T>(select: (state: UnderstandingState & UnderstandingActions) => T): T {
  return useStore(useStudio().understanding, select);
}

/** A command of the registry. The component is redrawn when the label changes, or whether the command is enabled. */
export function useCommand(id: string): UiCommand {
  const studio = useStudio();
  const command = studio.commands.get(id);
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const unsubscribers = [studio.document.subscribe(listener), studio.view.subscribe(listener)];
      return () => {
        for (const unsubscribe of unsubscribers) unsubscribe();
      };
    },
    [studio],
  );
  useSyncExternalStore(subscribe, () => `${command.enabled()} ${command.label()}`);
  return command;
}

/** Whether the host can be reached. */
export function useConnection(): ConnectionStatus {
  const { client } = useStudio();
  return useSyncExternalStore(client.onConnection, client.connection);
}

/** Whether the host was lost and is not back yet: what needs it says so. */
export function useHostAway(): boolean {
  const status = useConnection();
  return status === 'unreachable' || status === 'refused';
}

/** The result of a request; neither data nor error while it is running. Data stays during a reload. */
export interface RequestState<M extends MethodName> {
  readonly data: MethodResult<M> | null;
  readonly error: AppError | null;
  readonly reload: () => void;
}

/**
 * Asks the host when the component appears, again when the parameters change or `reload` is called, and when a host is back
 * that could not be asked.
 */
export function useRequest<M extends MethodName>(method: M, params: MethodParams<M>): RequestState<M> {
  const { client } = useStudio();
  const [state, setState] = useState<Omit<RequestState<M>, 'reload'>>({ data: null, error: null });
  const [round, setRound] = useState(0);
  // A string, so that equal parameters in a new object do not repeat the request. A new round repeats it on purpose.
  const key = JSON.stringify([params, round]);
  useEffect(() => {
    let current = true;
    const [sentParams] = JSON.parse(key) as [MethodParams<M>, number];
    client.request(method, sentParams).then(
      (data) => current && setState({ data, error: null }),
      (error: unknown) => current && setState(({ data }) => ({ data, error: toAppError(error) })),
    );
    return () => {
      current = false;
    };
  }, [client, method, key]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const wasLost = state.error?.code === 'HOST_DISCONNECTED';
  useEffect(() => {
    if (!wasLost) return;
    return client.onConnection((status) => {
      if (status === 'connected') reload();
    });
  }, [client, wasLost, reload]);
  return { ...state, reload };
}

/** Names of actions by id. An action that does not exist has its id. */
export function useActionName(): (action: string) => string {
  const actions = useDocument(({ project }) => project?.actions);
  return useCallback((action) => actions?.[action]?.name ?? action, [actions]);
}

/** Names of intents by id; null, which is no intent, is "Out of scope". An intent that no longer exists has its id. */
export function useIntentName(): (intent: string | null) => string {
  const intents = useDocument(({ project }) => project?.intents);
  return useCallback(
    (intent) => (intent === null ? 'Out of scope' : (intents?.[intent]?.name ?? intent)),
    [intents],
  );
}
