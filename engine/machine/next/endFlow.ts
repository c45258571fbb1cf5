import type { Json } from '../../base/json.ts';
import type { Frame } from '../../kit/snapshot.ts';
import { endConversation } from '../endConversation.ts';
import { errorDataOf } from '../errorDataOf.ts';
import { popFrame, topFrame } from '../frames.ts';
import { noteResolved } from '../noteResolved.ts';
import { recordTried } from '../recordTried.ts';
import type { Run } from '../run.ts';
import { StepScope } from '../stepScope.ts';
import { takeErrorPath } from '../takeErrorPath.ts';

/** Ends the flow that runs: the caller goes on, what was interrupted is resumed, or the conversation ends. */
export function endFlow(run: Run, resolution: 'resolved' | 'unresolved'): void {
  const ended = topFrame(run);
  if (run.draft.frames.length <= 1) {
    endConversation(run, resolution);
    return;
  }
  if (resolution === 'resolved') noteResolved(run);
  recordTried(run, {
    type: 'flow',
    name: ended.flow,
    ok: resolution === 'resolved',
    detail: `ended ${resolution}`,
  });
  if (ended.cause !== 'call') {
    popFrame(run);
    if (ended.interrupted !== undefined) run.draft.intent = ended.interrupted;
    run.pending = { type: 'resume' };
    return;
  }
  let outputs: Record<string, Json>;
  try {
    outputs = evaluateOutputs(run, ended.outputs);
  } catch (thrown) {
    popFrame(run);
    takeErrorPath(run, 'return', errorDataOf(thrown, 'calling'));
    return;
  }
  popFrame(run);
  run.pending = { type: 'return', resolution, outputs };
}

/** The outputs are computed over the names of the flow that ends, so before it is left. */
function evaluateOutputs(run: Run, outputs: Frame['outputs']): Record<string, Json> {
  const scope = new StepScope(run, { type: 'enter' });
  const values: Record<string, Json> = {};
  for (const [name, expression] of Object.entries(outputs ?? {})) values[name] = scope.evaluate(expression);
  return values;
}
