import { useStore } from 'zustand';
import type { DocumentState } from './documentState.ts';
import type { SimulationActions, SimulationState } from './simulationState.ts';
import { useStudio } from './studioContext.ts';
import type { TaskState } from './taskStore.ts';
import type { TraceActions, TraceState } from './traceStore.ts';
import type { UnderstandingActions, UnderstandingState } from './understandingStore.ts';
import type { ViewActions, ViewState } from './viewStore.ts';

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
