import { repliesToShow } from './repliesToShow.ts';
import type { Run } from './run.ts';

/** Whether an answer of the waiting state was tapped: it means what that state says, whatever its label sounds like. */
export function isOwnReply(run: Run, value: string | undefined): boolean {
  return value !== undefined && repliesToShow(run).some((reply) => reply.value === value);
}
