import { runningState } from '../frames.ts';
import { scheduleTimer } from '../scheduleTimer.ts';
import type { SettledPolicy } from './settledPolicy.ts';

/**
 * Whenever the customer is waited for, a silence is measured, if the state or the project wants that; whatever was
 * measured before is over. A state that lets time pass keeps its own time.
 */
export const noInputTimer: SettledPolicy = {
  name: 'noInputTimer',
  apply: (run) => {
    const { draft, project } = run;
    if (draft.awaiting.type === 'timer') return;
    const after = draft.awaiting.type === 'input' ? (ownSilence(run) ?? project.noInputAfterMs) : undefined;
    if (after !== undefined) scheduleTimer(run, after);
    else if (draft.timer !== null) draft.timer = null;
  },
};

function ownSilence(run: Parameters<SettledPolicy['apply']>[0]): number | undefined {
  const node = runningState(run)?.node;
  return node?.ok === true ? node.value.ladder?.noInputAfterMs : undefined;
}
