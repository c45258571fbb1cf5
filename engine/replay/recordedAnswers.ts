import { AppError } from '../base/appError.ts';
import type { ConversationEvent } from '../kit/conversationEvent.ts';
import { isRequest, type RequestEffect } from '../kit/effect.ts';
import { type AnswerRequest, performLive, requestKindOf } from '../requests/requestRegistry.ts';
import type { Recording } from './recording.ts';

/** What came back when something was asked for. */
type Answer = Exclude<ConversationEvent, { type: 'start' | 'message' | 'timer' }>;

/**
 * Answers requests with what was recorded: the answers to the same request, in their order, failures included. What
 * counts as the same, and what a request gets that the recording does not have, is said by its kind; see
 * `RecordPolicy`.
 */
export function recordedAnswers({ log }: Recording): AnswerRequest {
  const keyById = new Map<string, string>();
  const answers = new Map<string, Answer[]>();
  for (const entry of log) {
    if (entry.entry === 'effect' && isRequest(entry.effect)) {
      const key = keyOf(entry.effect);
      if (key !== null) keyById.set(entry.effect.id, key);
    } else if (entry.entry === 'event' && isAnswer(entry.event)) {
      const key = keyById.get(entry.event.id);
      if (key !== undefined) answers.set(key, [...(answers.get(key) ?? []), entry.event]);
    }
  }
  return async (request, live) => {
    const { type, id: _, ...data } = request;
    const { record } = requestKindOf(type);
    if (record.replay === 'live') return performLive(request, live);
    const answer = answers.get(`${type} ${record.key(data)}`)?.shift();
    if (answer === undefined) return record.missing(data, live);
    if (answer.type === 'request_failed') throw AppError.fromJSON(answer.error);
    return answer.result;
  };
}

/** Null for kinds whose recorded answers are not used. */
function keyOf({ type, id: _, ...data }: RequestEffect): string | null {
  const { record } = requestKindOf(type);
  return record.replay === 'live' ? null : `${type} ${record.key(data)}`;
}

function isAnswer(event: ConversationEvent): event is Answer {
  return 'id' in event && event.type !== 'timer';
}
