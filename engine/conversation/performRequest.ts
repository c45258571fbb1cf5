import { AppError, type ErrorData } from '../base/appError.ts';
import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { RequestEffect } from '../kit/effect.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { errors } from './errors.ts';

/** The conversation a request is performed for. */
export interface Requester {
  readonly conversationId: string;
  readonly locale: string;
}

/**
 * Performs what the machine asked for and makes the event that answers it. A port that throws gives a
 * `request_failed` event: the state's error path is the flow's business, not the caller's.
 */
export async function performRequest(
  engine: ConversationEngine,
  { conversationId, locale }: Requester,
  request: RequestEffect,
): Promise<ConversationEvent> {
  const { id } = request;
  try {
    if (request.type === 'run_action') {
      const { action, input } = request;
      const result = await engine.actions.run({ action, input, idempotencyKey: `${conversationId}:${id}` });
      return { type: 'action_result', at: engine.clock.now(), id, result };
    }
    const { query, limit, threshold } = request;
    const result = await engine.knowledge.search({ text: query, locale, limit, threshold });
    return { type: 'knowledge_result', at: engine.clock.now(), id, result };
  } catch (thrown) {
    const port = request.type === 'run_action' ? 'action runner' : 'knowledge base';
    return { type: 'request_failed', at: engine.clock.now(), id, error: portError(port, thrown) };
  }
}

/** The words for whatever a port threw. */
export function portError(port: string, thrown: unknown): ErrorData {
  if (thrown instanceof AppError) return thrown.toJSON();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return errors.CONVERSATION_PORT_FAILED({ port, message }, { cause: thrown }).toJSON();
}
