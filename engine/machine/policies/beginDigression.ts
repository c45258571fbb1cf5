import type { CompiledFlow } from '../compiledProject.ts';
import { pushFrame, topFrame } from '../frames.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';

/** Digressions from digressions; beyond this a customer is lost, and so are we. */
const deepest = 3;

/**
 * Runs another flow above the one that waits, which is resumed when it has ended.
 *
 * @param intent - What the customer wants, and the words that said so.
 * @returns False, having done nothing, when the flow runs already, cannot start, or would be nested too deep.
 */
export function beginDigression(
  run: Run,
  flow: CompiledFlow,
  intent: { readonly name: string; readonly utterance: string },
): boolean {
  const { frames } = run.draft;
  const depth = frames.filter((frame) => frame.cause === 'digression').length;
  if (flow.start === undefined || depth >= deepest || frames.some((frame) => frame.flow === flow.id)) {
    return false;
  }
  recordStep(run, 'policy', null, `Interrupted by ${flow.name}`);
  const interrupted = interruptedWish(run);
  run.draft.intent = { ...intent };
  run.draft.failures = 0;
  pushFrame(run, flow.start, { cause: 'digression', ...(interrupted === null ? {} : { interrupted }) });
  return true;
}

/** The wish to come back to; between two tasks, in the entry flow, there is none. */
function interruptedWish(run: Run): Run['draft']['intent'] {
  return topFrame(run).cause === 'entry' ? null : run.draft.intent;
}
