import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { RequestEffect } from '../../kit/effect.ts';
import type { AnswerEvent } from '../../requests/requestRegistry.ts';
import type { Run } from '../run.ts';

/** Events that answer a request. */
export type ResultEvent = AnswerEvent | Extract<ConversationEvent, { readonly type: 'request_failed' }>;

/** Something that holds for the whole project whenever a request was answered. */
export interface ResultPolicy {
  readonly name: string;
  /** Looks at the answer; true when it is dealt with and the state that asked must not see it. */
  readonly apply: (run: Run, request: RequestEffect, event: ResultEvent) => boolean;
}
