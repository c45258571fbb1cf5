import type { JsonObject } from '../../base/json.ts';
import type { Afterwards, Frame } from '../../kit/snapshot.ts';
import { goOnAuthenticated } from '../authenticate.ts';
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
