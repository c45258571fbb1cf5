import { normalisePhrase } from '../kit/normalisePhrase.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import { runningState } from './frames.ts';
import { isOwnReply } from './isOwnReply.ts';
import { ownReplies } from './ownReplies.ts';
import type { Run } from './run.ts';

/**
 * Whether a message is the waiting state's own business, whatever intent it sounds like: one of its replies was
 * tapped or written out, or the state reads the intent itself.
 */
export function isOwnAnswer(run: Run, message: LastMessage, intent: string): boolean {
  const node = runningState(run)?.node;
  if (node?.ok !== true) return false;
  return (
    node.value.claims.includes(intent) || isOwnReply(run, message.value) || isWrittenOut(run, message.text)
  );
}

function isWrittenOut(run: Run, text: string): boolean {
  const written = normalisePhrase(text);
  try {
    return ownReplies(run).some(({ label }) => normalisePhrase(label) === written);
  } catch {
    // Labels that cannot be rendered are the business of the state that waits.
    return false;
  }
}
