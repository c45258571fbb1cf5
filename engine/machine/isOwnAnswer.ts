import { normalisePhrase } from '../kit/normalisePhrase.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import { runningState } from './frames.ts';
import { isOwnReply } from './isOwnReply.ts';
import { repliesToShow } from './repliesToShow.ts';
import type { Run } from './run.ts';
import { takesAsAnswer } from './takesAsAnswer.ts';

/**
 * Confidence from which an intent goes before an answer in the customer's own words. Free text sounds like many things:
 * "it took for ever" is a comment, and reads a little like giving up.
 */
const sure = 0.9;

/**
 * Whether a message is the waiting state's own business, whatever intent it sounds like: one of its replies was
 * tapped or written out, the state reads the intent itself, or it takes the message and the intent is not sure.
 */
export function isOwnAnswer(run: Run, message: LastMessage, intent: string): boolean {
  const node = runningState(run)?.node;
  if (node?.ok !== true) return false;
  return (
    node.value.claims.includes(intent) ||
    isOwnReply(run, message.value) ||
    isWrittenOut(run, message.text) ||
    ((message.nlu.intents[0]?.confidence ?? 0) < sure && takesAsAnswer(run, message))
  );
}

function isWrittenOut(run: Run, text: string): boolean {
  const written = normalisePhrase(text);
  return repliesToShow(run).some(({ label }) => normalisePhrase(label) === written);
}
