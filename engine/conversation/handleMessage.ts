import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import { askedOf, proposeReadings } from '../machine/hearMessage.ts';
import { timeZoneOf } from '../machine/stepScope.ts';
import { inRegionOf } from '../model/documents/locale.ts';
import type { NluResult } from '../model/ports.ts';
import { askModel } from './askModel.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { conversationErrors } from './errors.ts';
import { assertMessage, type CustomerMessage, joinMessages, nextTurn } from './oneTurn.ts';
import { performRequest, portError } from './performRequest.ts';
import type { Session } from './session.ts';
import { requesterOf, settleEvent } from './settleEvent.ts';
import { beginTurn, finishTurn, type TurnLog } from './turnLog.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

const nothingUnderstood: NluResult = { intents: [], entities: [] };

/**
 * Processes a customer's message, or several that are one turn (see `nextTurn`), and runs the conversation until it waits
 * again or has ended. Turns of one conversation must follow each other, each with the session that the last one returned.
 *
 * @returns The turn and the new session. Failures of the flow and of ports are part of the turn, never thrown.
 * @throws AppError CONVERSATION_ENDED, CONVERSATION_MESSAGE_EMPTY, CONVERSATION_MESSAGE_TOO_LONG,
 *   CONVERSATION_ATTACHMENTS_INVALID, CONVERSATION_NOT_ONE_TURN; the session is then unchanged.
 */
export async function handleMessage(
  engine: ConversationEngine,
  session: Session,
  message: CustomerMessage | readonly CustomerMessage[],
  options: TurnOptions = {},
): Promise<TurnOutcome> {
  const messages: readonly CustomerMessage[] = 'text' in message ? [message] : message;
  assertAcceptable(session, messages);
  const unfinished = beginTurn(session, session.snapshot.turn, options);
  const snapshot = await answerInterrupted(engine, unfinished);
  if (snapshot.status === 'ended') return finishTurn(engine.compiled, unfinished, snapshot);
  const log = beginTurn(session, snapshot.turn + 1, options, unfinished);
  const event = await understand(engine, log, snapshot, messages);
  return finishTurn(engine.compiled, log, await settleEvent(engine, log, snapshot, event));
}

/** Repeats the request that the conversation is waiting for because its process ended during the turn. */
async function answerInterrupted(engine: ConversationEngine, log: TurnLog): Promise<Snapshot> {
  const { snapshot } = log.before;
  if (snapshot.awaiting.type !== 'result') return snapshot;
  const event = await performRequest(engine, requesterOf(engine, log, snapshot), snapshot.awaiting.request);
  return settleEvent(engine, log, snapshot, event);
}

function assertAcceptable(session: Session, messages: readonly CustomerMessage[]): void {
  if (session.snapshot.status === 'ended')
    throw conversationErrors.CONVERSATION_ENDED({ id: session.header.id });
  for (const message of messages) assertMessage(message);
  const { count } = nextTurn(messages);
  if (count === 0 || count < messages.length)
    throw conversationErrors.CONVERSATION_NOT_ONE_TURN({ messages: messages.length, turn: count });
}

/**
 * Makes the event of a message. If understanding fails, the failure is logged and the message counts as not
 * understood.
 */
async function understand(
  engine: ConversationEngine,
  log: TurnLog,
  snapshot: Snapshot,
  messages: readonly CustomerMessage[],
): Promise<ConversationEvent> {
  const at = engine.clock.now();
  const { messages: places, ...joined } = joinMessages(messages, at);
  const { text, value } = joined;
  // A picture without a caption has no words to understand.
  const hasWords = text.trim() !== '';
  let nlu = nothingUnderstood;
  try {
    // A tapped reply means what it stands for.
    const asked = value === undefined ? askedOf(engine.compiled, snapshot, at) : {};
    const context = {
      locale: inRegionOf(snapshot.locale, snapshot.place?.locale),
      now: at,
      timeZone: timeZoneOf(engine.compiled, snapshot),
      ...asked,
    };
    if (hasWords) nlu = await engine.nlu.understand(text, context);
  } catch (thrown) {
    log.add({ entry: 'problem', turn: log.turn, error: portError('understanding of messages', thrown) });
  }
  const understood = { ...joined, nlu };
  const model = hasWords ? await askModel(engine, log, snapshot, { at, message: understood }) : undefined;
  const heard = model === undefined ? understood : { ...joined, nlu: { ...nlu, model } };
  return {
    type: 'message',
    at,
    ...heard,
    ...(places !== undefined && { messages: places }),
    readings: proposeReadings(engine.compiled, snapshot, { at, message: heard }),
  };
}
