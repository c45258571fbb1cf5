import type { QuickReply } from '../kit/effect.ts';
import { runningState } from './frames.ts';
import type { Run } from './run.ts';
import { StepScope } from './stepScope.ts';

/**
 * The answers to tap that the waiting state has of its own.
 *
 * @throws AppError when one of their labels cannot be rendered.
 */
export function ownReplies(run: Run): readonly QuickReply[] {
  const node = runningState(run)?.node;
  if (node?.ok !== true) return [];
  return node.value.quickReplies(new StepScope(run, { type: 'reprompt', times: 1 }));
}
