import { AppError, type ErrorData } from '../base/appError.ts';
import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { RequestEffect } from '../kit/effect.ts';
import type { RequestContext } from '../requests/defineRequest.ts';
import { type AnswerEvent, performLive, requestKindOf } from '../requests/requestRegistry.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { conversationErrors } from './errors.ts';

/** The conversation that makes a request. */
export type Requester = Pick<
  RequestContext<unknown>,
  'conversationId' | 'locale' | 'sensitiveOutputs' | 'transcript' | 'onPreview'
>;

/**
 * Performs a request of the machine and makes the event that answers it. A port that throws or is missing gives a
 * `request_failed` event, which the flow handles by its error transition.
 */
export async function performRequest(
  { ports, answer = performLive, clock }: ConversationEngine,
  requester: Requester,
  request: RequestEffect,
): Promise<ConversationEvent> {
  const { type, id, ...data } = request;
  const kind = requestKindOf(type);
  const port = ports[type];
  const context = { ...requester, idempotencyKey: `${requester.conversationId}:${id}` };
  const live = port === undefined ? null : () => kind.perform(data, { ...context, port });
  try {
    const result = await answer(request, live);
    return { type: kind.answer, at: clock.now(), id, result } as AnswerEvent;
  } catch (thrown) {
    return { type: 'request_failed', at: clock.now(), id, error: portError(kind.portName, thrown) };
  }
}

/** The error of a port that threw anything. */
export function portError(port: string, thrown: unknown): ErrorData {
  if (thrown instanceof AppError) return thrown.toJSON();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return conversationErrors.CONVERSATION_PORT_FAILED({ port, message }, { cause: thrown }).toJSON();
}
