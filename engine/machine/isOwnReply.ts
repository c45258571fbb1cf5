import { ownReplies } from './ownReplies.ts';
import type { Run } from './run.ts';

/** Whether an answer of the waiting state was tapped: it means what that state says, whatever its label sounds like. */
export function isOwnReply(run: Run, value: string | undefined): boolean {
  if (value === undefined) return false;
  try {
    return ownReplies(run).some((reply) => reply.value === value);
  } catch {
    // Labels that cannot be rendered are the business of the state that waits.
    return false;
  }
}
