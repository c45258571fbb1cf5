// The kinds of project-wide policies: for results, and for a conversation that has settled.
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { RequestEffect } from '../../kit/effect.ts';
import type { AnswerEvent } from '../../requests/requestRegistry.ts';
import type { TransitionContext } from '../transitionContext.ts';

/** Applies whenever an event has been processed. */
export interface SettledPolicy {
  readonly name: string;
  /** May end the conversation, or set `pending` so that states continue. */
  readonly apply: (context: TransitionContext) => void;
}

/** Events that answer a request. */
export type ResultEvent = AnswerEvent | Extract<ConversationEvent, { readonly type: 'request_failed' }>;

/** Applies whenever a request was answered. */
export interface ResultPolicy {
  readonly name: string;
  /** Returns true if it has handled the result, so that the requesting state does not see it. */
  readonly apply: (context: TransitionContext, request: RequestEffect, event: ResultEvent) => boolean;
}

/** Values of the exit options that policies offer as quick replies. Ids of options have no colon and cannot clash. */
export const policyReplies = {
  person: 'policy:person',
  cancel: 'policy:cancel',
  neither: 'policy:neither',
} as const;
