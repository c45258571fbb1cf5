import type { LastMessage } from '../kit/snapshot.ts';
import { runningState } from './frames.ts';
import type { Run } from './run.ts';
import { StepScope } from './stepScope.ts';

/** Whether the waiting state would take a message as an answer. Steps are pure, so asking changes nothing. */
export function takesAsAnswer(run: Run, message: LastMessage): boolean {
  const node = runningState(run)?.node;
  if (node?.ok !== true) return false;
  try {
    return node.value.step(new StepScope(run, { type: 'input', message })).next.type !== 'no_match';
  } catch {
    // What a state fails on is its own business, once its turn has come.
    return false;
  }
}
