import type { Snapshot } from '../../engine/kit/snapshot.ts';
import type { LogEntry } from './logEntry.ts';
import type { TraceState } from './traceStore.ts';

/**
 * Where a conversation stands and has been, for the canvas.
 *
 * @param log - Everything so far, also of a turn that is still running.
 * @param snapshot - The state at the end of the last turn; null while a turn is running: then its last step tells.
 */
export function traceOfLog(log: readonly LogEntry[], snapshot: Snapshot | null): TraceState {
  const steps = log.filter((entry) => entry.entry === 'step');
  const visited = new Set<string>();
  const taken = new Set<string>();
  for (const { flow, state, trigger, outcome } of steps) {
    if (trigger !== 'policy') visited.add(`${flow}/${state}`);
    if (outcome !== null) taken.add(`${flow}/${state}/${outcome}`);
  }
  if (snapshot === null) {
    const last = steps.at(-1);
    return { current: last === undefined ? [] : [`${last.flow}/${last.state}`], visited, taken };
  }
  const frames = snapshot.status === 'ended' ? [] : snapshot.frames;
  return { current: frames.map(({ flow, state }) => `${flow}/${state}`), visited, taken };
}
