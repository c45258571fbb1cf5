import type { QuickReply } from '../kit/effect.ts';
import { ownReplies } from './ownReplies.ts';
import type { Run } from './run.ts';

/**
 * The answers to tap that the waiting state has of its own; none when one of their labels cannot be rendered. That is
 * the business of the state that waits, and must not end a conversation elsewhere.
 */
export function repliesToShow(run: Run): readonly QuickReply[] {
  try {
    return ownReplies(run);
  } catch {
    return [];
  }
}
