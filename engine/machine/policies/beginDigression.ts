import type { Frame, Wish } from '../../kit/snapshot.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { pushFrame, topFrame } from '../frames.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { setSharedSlots } from '../sharedSlots.ts';

/**
 * Runs another flow above the one that waits, which is resumed when it has ended.
 *
 * @param wish - What the customer wants, and the words that said so.
 * @returns False, having done nothing, when the flow cannot begin here.
 */
export function beginDigression(
  run: Run,
  flow: CompiledFlow,
  wish: Wish,
  frame: Partial<Pick<Frame, 'afterwards' | 'since'>> = {},
): boolean {
  if (flow.start === undefined || !canBegin(run, flow)) return false;
  recordStep(run, 'policy', null, { code: 'flow_interrupts', params: { flow: flow.id } });
  const interrupted = interruptedWish(run);
  const interruptedSlots = setSharedSlots(run, flow, wish);
  const { afterwards, since } = frame;
  run.draft.intent = { ...wish };
  run.draft.failures = 0;
  pushFrame(run, flow.start, {
    cause: 'digression',
    ...(since === undefined ? {} : { since }),
    ...(interrupted === null ? {} : { interrupted }),
    ...(afterwards === undefined ? {} : { afterwards }),
    ...(interruptedSlots === undefined ? {} : { interruptedSlots }),
  });
  return true;
}

/** Whether a flow can run above the one that waits: it does not run already, nor would flows be nested too deep. */
export function canBegin(run: Run, flow: CompiledFlow): boolean {
  return (
    flow.start !== undefined && !isRunning(run, flow) && depth(run) < run.project.policies.digressions.depth
  );
}

/** Whether a flow runs, be it far below. */
export function isRunning(run: Run, flow: CompiledFlow): boolean {
  return run.draft.frames.some((frame) => frame.flow === flow.id);
}

function depth(run: Run): number {
  return run.draft.frames.reduce((sum, { cause }) => (cause === 'digression' ? sum + 1 : sum), 0);
}

/** The wish to come back to; between two tasks, in the entry flow, there is none. */
function interruptedWish(run: Run): Wish | null {
  return topFrame(run).cause === 'entry' ? null : run.draft.intent;
}
