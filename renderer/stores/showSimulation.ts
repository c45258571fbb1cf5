import { traceOnCanvas } from './conversationTrace.ts';
import type { SimulationStore } from './simulationStore.ts';
import type { TraceStore } from './traceStore.ts';
import type { ViewStore } from './viewStore.ts';

/** Lights the simulated conversation up on the canvas, and takes the canvas along at the end of each turn. */
export function showSimulation(simulation: SimulationStore, trace: TraceStore, view: ViewStore): void {
  simulation.subscribe((now, before) => {
    if (now.trace === before.trace && now.snapshots === before.snapshots && now.status === before.status)
      return;
    const running = now.status !== 'waiting';
    const shown = traceOnCanvas(now.trace, running ? null : (now.snapshots[now.lastTurn] ?? null));
    trace.getState().show(shown);
    const at = shown.current.at(-1)?.split('/', 2);
    if (running || !now.follow || at === undefined) return;
    const [flow = '', state = ''] = at;
    view.getState().showState(flow, state);
  });
}
