// What a project-wide policy is: one for messages, one for results, one for a conversation that has come to wait.
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { RequestEffect } from '../../kit/effect.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { AnswerEvent } from '../../requests/requestRegistry.ts';
import type { Run } from '../run.ts';

/** Something that holds for the whole project whenever the customer says something. */
export interface MessagePolicy {
  readonly name: string;
  /** Looks at the message; true when it is dealt with and the policies after this one must not see it. */
  readonly apply: (run: Run, message: LastMessage) => boolean;
}

/** Something that holds for the whole project whenever an event has been worked through. */
export interface SettledPolicy {
  readonly name: string;
  /** Looks at where the conversation stands now; it may end it, or set `pending` so that states run on. */
  readonly apply: (run: Run) => void;
}

/** Events that answer a request. */
export type ResultEvent = AnswerEvent | Extract<ConversationEvent, { readonly type: 'request_failed' }>;

/** Something that holds for the whole project whenever a request was answered. */
export interface ResultPolicy {
  readonly name: string;
  /** Looks at the answer; true when it is dealt with and the state that asked must not see it. */
  readonly apply: (run: Run, request: RequestEffect, event: ResultEvent) => boolean;
}

/** Values of the ways out that policies offer as answers to tap; ids of options cannot be such, having no colon. */
export const policyReplies = {
  person: 'policy:person',
  cancel: 'policy:cancel',
  neither: 'policy:neither',
} as const;
