import { endConversation } from './endConversation.ts';
import { runningState } from './frames.ts';
import { followOutcome } from './next/followOutcome.ts';
import { recordStep } from './recordStep.ts';
import { repliesToShow } from './repliesToShow.ts';
import type { Run } from './run.ts';
import { sayPolicyText } from './sayPolicyText.ts';

/**
 * The customer has been silent for long: the state asks again. After too many silences in a row the state's own
 * `no_input` way is followed, else the conversation ends.
 */
export function takeSilence(run: Run): void {
  const { draft, project } = run;
  const { endAfter, farewell, prompts } = project.policies.noInput;
  draft.silences += 1;
  const { silences } = draft;
  const state = runningState(run);
  if (silences <= endAfter) {
    if (state?.node.ok === true && state.node.value.ladder === undefined) {
      recordStep(run, 'silence', null);
      sayPolicyText(run, prompts[(silences - 1) % prompts.length] ?? '', {
        quickReplies: repliesToShow(run),
      });
    } else run.pending = { type: 'silence', silences };
    return;
  }
  if (state?.on.has('no_input') === true) {
    draft.silences = 0;
    followOutcome(run, state, 'silence', 'no_input');
    return;
  }
  recordStep(run, 'policy', null, { code: 'customer_silent_for', params: { silences } });
  sayPolicyText(run, farewell);
  endConversation(run, 'unresolved');
}
