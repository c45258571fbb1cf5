import type { Json } from '../../base/json.ts';
import type { Frame } from '../../kit/snapshot.ts';
import { takeOverFrom } from '../doneActions.ts';
import { endConversation } from '../endConversation.ts';
import { errorNoteOf } from '../errorNoteOf.ts';
import { topFrame } from '../frames.ts';
import { leaveFrame } from '../leaveFrame.ts';
import { noteResolved } from '../noteResolved.ts';
import { beginQueued } from '../policies/beginQueued.ts';
import { recordTried } from '../recordTried.ts';
import type { Run } from '../run.ts';
import { StepScope } from '../stepScope.ts';
import { takeErrorPath } from '../takeErrorPath.ts';
import { goOnBelow } from './goOnBelow.ts';

/** Ends the flow that runs: the caller goes on, what was interrupted is resumed, or the conversation ends. */
export function endFlow(run: Run, resolution: 'resolved' | 'unresolved'): void {
  const ended = topFrame(run);
  if (run.draft.frames.length <= 1) {
    const afterwards = { type: 'end', resolution } as const;
    if (!beginQueued(run, { afterwards }, () => true)) endConversation(run, resolution);
    return;
  }
  // Who has proved who they are has not got yet what they came for.
  if (resolution === 'resolved' && ended.cause !== 'authentication') noteResolved(run);
  recordTried(run, {
    type: 'flow',
    name: ended.flow,
    ok: resolution === 'resolved',
    detail: { code: 'flow_ended', params: { resolution } },
  });
  let outputs: Record<string, Json>;
  try {
    outputs = evaluateOutputs(run, ended.outputs);
  } catch (thrown) {
    leaveFrame(run);
    takeOverFrom(run, ended);
    takeErrorPath(run, 'return', errorNoteOf(thrown, 'calling'));
    return;
  }
  leaveFrame(run);
  if (ended.cause === 'call') takeOverFrom(run, ended);
  goOnBelow(run, ended, { resolution, outputs });
}

/** The outputs are computed over the names of the flow that ends, so before it is left. */
function evaluateOutputs(run: Run, outputs: Frame['outputs']): Record<string, Json> {
  const values: Record<string, Json> = {};
  if (outputs === undefined) return values;
  const scope = new StepScope(run, { type: 'enter' });
  for (const [name, expression] of Object.entries(outputs)) values[name] = scope.evaluate(expression);
  return values;
}
