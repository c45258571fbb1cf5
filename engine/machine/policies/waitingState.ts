import { runState } from '../runState.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/** The state that waits has the first say: whatever it does not refuse is taken. */
export const waitingState: MessagePolicy = {
  name: 'waitingState',
  apply: (run, message) => {
    runState(run, { type: 'input', message });
    return run.refusal === null;
  },
};
