// Pictures, voice messages, videos and files: the assistant cannot look at them, and says so.
import type { LastMessage } from '../../kit/snapshot.ts';
import type { AttachmentKind } from '../../model/attachment.ts';
import type { Decision } from '../../readings/decide.ts';
import { recordStep } from '../record.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { repliesToShow } from '../waitingState.ts';
import { noMatchLadder } from './noMatch.ts';

/** Whether there is nothing to read: a picture without a caption. */
export function isOnlyAttachments({ text, attachments }: LastMessage): boolean {
  return attachments !== undefined && text.trim() === '';
}

/**
 * Asks for words in place of attachments, and goes on waiting: they are no answer to anything. The customer is told
 * once; after that they count as not understood.
 */
export function answerAttachments(context: TransitionContext, message: LastMessage): void {
  if (countAttachments(context) > 1) {
    noMatchLadder(context);
    return;
  }
  const kinds = kindsOf(message);
  const [kind] = kinds;
  recordStep(context, 'policy', null, { code: 'asked_for_words', params: { kinds: [...kinds] } });
  sayPolicyText(context, `$dialoom.cannot_open_${kinds.length === 1 ? kind : 'file'}`, {
    quickReplies: repliesToShow(context),
  });
}

/** Says, once, that only the words of a message with attachments count. Not to somebody in danger. */
export function noteAttachments(
  context: TransitionContext,
  { attachments }: LastMessage,
  { chosen }: Decision,
): void {
  if (attachments === undefined || countAttachments(context) > 1) return;
  if (chosen.some(({ kind }) => kind === 'danger')) return;
  sayPolicyText(context, '$dialoom.only_words_count');
}

/** The number of messages with attachments in a row, this one included. */
function countAttachments({ draft }: TransitionContext): number {
  const count = (draft.attachments ?? 0) + 1;
  draft.attachments = count;
  return count;
}

function kindsOf({ attachments = [] }: LastMessage): readonly AttachmentKind[] {
  return [...new Set(attachments.map(({ kind }) => kind))];
}
