// The end of a flow, and how it goes on below.
import type { Json, JsonObject } from '../base/json.ts';
import type { Afterwards, Frame } from '../kit/snapshot.ts';
import { goOnAuthenticated } from './authenticate.ts';
import { takeOverFrom } from './doneActions.ts';
import { takeErrorTransition } from './escalation.ts';
import { topFrame } from './frames.ts';
import { beginQueued } from './policies/digressions.ts';
import { errorNoteOf, recordResolved, recordTried } from './record.ts';
import { endConversation, type Run } from './run.ts';
import { flowTitle, sayPolicyText } from './sayPolicyText.ts';
import { leaveFrame } from './slots.ts';
import { StepScope } from './stepScope.ts';

/** How a flow ended. */
interface Ending {
  readonly resolution: 'resolved' | 'unresolved';
  readonly outputs: JsonObject;
}

/**
 * Goes on in the frame below one that has just been left, once the flows that waited for that are through: the caller
 * hears how the flow ended, what was interrupted is resumed.
 *
 * @param ended - The frame that was left; of several, the lowest.
 */
export function goOnBelow(run: Run, ended: Frame, ending: Ending): void {
  if (ended.interrupted !== undefined) run.draft.intent = ended.interrupted;
  const afterwards = afterwardsOf(ended, ending);
  const { since } = ended;
  const { length } = run.draft.frames;
  const isDue = ({ frames }: { readonly frames: number }) => frames > length || afterwards?.type === 'end';
  if (beginQueued(run, { since, ...(afterwards === undefined ? {} : { afterwards }) }, isDue)) return;
  if (afterwards?.type === 'end') {
    endConversation(run, afterwards.resolution);
    return;
  }
  if (afterwards?.type === 'authenticated') {
    goOnAuthenticated(run);
    return;
  }
  if (ended.cause === 'digression' && since < run.draft.turn) sayResumption(run);
  run.pending = afterwards ?? { type: 'resume' };
}

/** What the frame below still has to hear; nothing when it was only interrupted. */
function afterwardsOf({ cause, afterwards }: Frame, ending: Ending): Afterwards | undefined {
  if (cause === 'authentication') return { type: 'authenticated' };
  return cause === 'call' ? { type: 'return', ...ending } : afterwards;
}

/** After some messages about something else it helps to hear what comes now; in the entry flow nothing was begun. */
function sayResumption(run: Run): void {
  const { flows, manifest, policies } = run.project;
  const flow = flows.get(topFrame(run).flow);
  if (flow === undefined || flow.id === manifest.entryFlow) return;
  sayPolicyText(run, policies.digressions.resume, { names: { flow: flowTitle(run, flow) } });
}

/** Ends the flow that runs: the caller goes on, what was interrupted is resumed, or the conversation ends. */
export function endFlow(run: Run, resolution: 'resolved' | 'unresolved'): void {
  const ended = topFrame(run);
  if (run.draft.frames.length <= 1) {
    const afterwards = { type: 'end', resolution } as const;
    if (!beginQueued(run, { afterwards }, () => true)) endConversation(run, resolution);
    return;
  }
  // Who has proved who they are has not got yet what they came for.
  if (resolution === 'resolved' && ended.cause !== 'authentication') recordResolved(run);
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
    takeErrorTransition(run, 'return', errorNoteOf(thrown, 'calling'));
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
