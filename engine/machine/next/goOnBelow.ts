import type { JsonObject } from '../../base/json.ts';
import type { Afterwards, Frame } from '../../kit/snapshot.ts';
import { endConversation } from '../endConversation.ts';
import { flowTitle } from '../flowTitle.ts';
import { topFrame } from '../frames.ts';
import { beginQueued } from '../policies/beginQueued.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';

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
  const afterwards: Afterwards | undefined =
    ended.cause === 'call' ? { type: 'return', ...ending } : ended.afterwards;
  const { since } = ended;
  if (beginQueued(run, { since, ...(afterwards === undefined ? {} : { afterwards }) })) return;
  if (afterwards?.type === 'end') {
    endConversation(run, afterwards.resolution);
    return;
  }
  if (ended.cause === 'digression' && since < run.draft.turn) sayResumption(run);
  run.pending = afterwards ?? { type: 'resume' };
}

/** After some messages about something else it helps to hear what comes now; in the entry flow nothing was begun. */
function sayResumption(run: Run): void {
  const { flows, manifest, policies } = run.project;
  const flow = flows.get(topFrame(run).flow);
  if (flow === undefined || flow.id === manifest.entryFlow) return;
  sayPolicyText(run, policies.digressions.resume, { names: { flow: flowTitle(run, flow) } });
}
