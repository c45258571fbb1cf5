import type { ErrorData } from '../base/appError.ts';
import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { RequestEffect } from '../kit/effect.ts';
import type { Recording } from './recording.ts';

/** The event that answers each kind of request. */
interface Answers {
  readonly run_action: 'action_result';
  readonly run_script: 'script_result';
  readonly generate: 'generate_result';
}

type ResultOf<T extends keyof Answers> = Extract<ConversationEvent, { type: Answers[T] }>['result'];

/** What came back when something was asked for. */
export type RecordedAnswer<T extends keyof Answers> =
  | { readonly type: 'result'; readonly result: ResultOf<T> }
  | { readonly type: 'failure'; readonly error: ErrorData };

/**
 * The answers that a recording holds to requests of one type, in order.
 *
 * @param keyOf - Requests of the same key are answered alike.
 * @returns Takes the next answer of a key; undefined when there is none (any more).
 */
export function recordedAnswers<T extends keyof Answers>(
  { log }: Recording,
  type: T,
  keyOf: (request: Extract<RequestEffect, { type: T }>) => string,
): (key: string) => RecordedAnswer<T> | undefined {
  const keyById = new Map<string, string>();
  const answers = new Map<string, RecordedAnswer<T>[]>();
  for (const entry of log) {
    if (entry.entry === 'effect' && entry.effect.type === type) {
      keyById.set(entry.effect.id, keyOf(entry.effect as Extract<RequestEffect, { type: T }>));
    }
    if (entry.entry !== 'event' || !('id' in entry.event)) continue;
    const key = keyById.get(entry.event.id);
    const answer = key === undefined ? undefined : answerOf<T>(entry.event);
    if (key === undefined || answer === undefined) continue;
    answers.set(key, [...(answers.get(key) ?? []), answer]);
  }
  return (key) => answers.get(key)?.shift();
}

function answerOf<T extends keyof Answers>(event: ConversationEvent): RecordedAnswer<T> | undefined {
  if (event.type === 'request_failed') return { type: 'failure', error: event.error };
  return 'result' in event ? { type: 'result', result: event.result as ResultOf<T> } : undefined;
}
