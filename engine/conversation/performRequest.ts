import { AppError, type ErrorData } from '../base/appError.ts';
import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { RequestEffect } from '../kit/effect.ts';
import type { GenerateRequest } from '../model/generateRequest.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { errors } from './errors.ts';
import type { TurnOptions } from './turnOutcome.ts';

/** The conversation a request is performed for. */
export interface Requester {
  readonly conversationId: string;
  readonly locale: string;
  /** What was said so far, masked; only asked for by those who need it. */
  readonly transcript: () => Promise<GenerateRequest['transcript']>;
  readonly onPreview: TurnOptions['onPreview'];
}

/** Bytes that a script may allocate. */
const scriptMemory = 16 * 1024 * 1024;

const portNames: Readonly<Record<RequestEffect['type'], string>> = {
  run_action: 'action runner',
  search_knowledge: 'knowledge base',
  run_script: 'script runner',
  generate: 'language model',
};

/**
 * Performs what the machine asked for and makes the event that answers it. A port that throws or is not there gives
 * a `request_failed` event: the state's error path is the flow's business, not the caller's.
 */
export async function performRequest(
  engine: ConversationEngine,
  requester: Requester,
  request: RequestEffect,
): Promise<ConversationEvent> {
  try {
    return await perform(engine, requester, request);
  } catch (thrown) {
    const error = portError(portNames[request.type], thrown);
    return { type: 'request_failed', at: engine.clock.now(), id: request.id, error };
  }
}

async function perform(
  { actions, knowledge, scripts, generator, clock }: ConversationEngine,
  { conversationId, locale, transcript, onPreview }: Requester,
  request: RequestEffect,
): Promise<ConversationEvent> {
  const { id } = request;
  switch (request.type) {
    case 'run_action': {
      const { action, input } = request;
      const result = await actions.run({ action, input, idempotencyKey: `${conversationId}:${id}` });
      return { type: 'action_result', at: clock.now(), id, result };
    }
    case 'search_knowledge': {
      const { query, type: _, id: __, ...how } = request;
      const result = await knowledge.search({ text: query, locale, ...how });
      return { type: 'knowledge_result', at: clock.now(), id, result };
    }
    case 'run_script': {
      if (scripts === null) throw errors.CONVERSATION_SCRIPTS_UNAVAILABLE({});
      const { code, input, timeoutMs } = request;
      const result = await scripts.run({ code, input, timeoutMs, memoryBytes: scriptMemory });
      return { type: 'script_result', at: clock.now(), id, result };
    }
    case 'generate': {
      if (generator === null) throw errors.CONVERSATION_GENERATOR_UNAVAILABLE({});
      const asked = { ...request.request, transcript: await transcript() };
      const result = await generator.generate(asked, { onSentence: onPreview });
      return { type: 'generate_result', at: clock.now(), id, result };
    }
  }
}

/** The words for whatever a port threw. */
export function portError(port: string, thrown: unknown): ErrorData {
  if (thrown instanceof AppError) return thrown.toJSON();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return errors.CONVERSATION_PORT_FAILED({ port, message }, { cause: thrown }).toJSON();
}
