import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import { askedOf, proposeReadings } from '../machine/hearMessage.ts';
import type { NluResult } from '../model/ports.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { conversationErrors } from './errors.ts';
import { performRequest, portError } from './performRequest.ts';
import type { Session } from './session.ts';
import { requesterOf, settleEvent } from './settleEvent.ts';
import { beginTurn, finishTurn, type TurnLog } from './turnLog.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

/** Limit of a message, in UTF-16 code units. */
const maxMessageLength = 10_000;
const nothingUnderstood: NluResult = { intents: [], entities: [] };

/** What a customer sends. */
export interface CustomerMessage {
  readonly text: string;
  /** Value of the tapped quick reply, whose label is then the text. */
  readonly value?: string | undefined;
}

/**
 * Processes a customer's message and runs the conversation until it waits again or has ended. Messages of one
 * conversation must be sent one after the other, each with the session that the last turn returned.
 *
 * @returns The turn and the new session. Failures of the flow and of ports are part of the turn, never thrown.
 * @throws AppError CONVERSATION_ENDED, CONVERSATION_MESSAGE_EMPTY, CONVERSATION_MESSAGE_TOO_LONG; the session is then
 *   unchanged.
 */
export async function handleMessage(
  engine: ConversationEngine,
  session: Session,
  message: CustomerMessage,
  options: TurnOptions = {},
): Promise<TurnOutcome> {
  assertAcceptable(session, message);
  const unfinished = beginTurn(session, session.snapshot.turn, options);
  const snapshot = await answerInterrupted(engine, unfinished);
  if (snapshot.status === 'ended') return finishTurn(engine.compiled, unfinished, snapshot);
  const log = beginTurn(session, snapshot.turn + 1, options, unfinished);
  const event = await understand(engine, log, snapshot, message);
  return finishTurn(engine.compiled, log, await settleEvent(engine, log, snapshot, event));
}

/** Repeats the request that the conversation is waiting for because its process ended during the turn. */
async function answerInterrupted(engine: ConversationEngine, log: TurnLog): Promise<Snapshot> {
  const { snapshot } = log.before;
  if (snapshot.awaiting.type !== 'result') return snapshot;
  const event = await performRequest(engine, requesterOf(engine, log, snapshot), snapshot.awaiting.request);
  return settleEvent(engine, log, snapshot, event);
}

function assertAcceptable(session: Session, { text }: CustomerMessage): void {
  if (session.snapshot.status === 'ended')
    throw conversationErrors.CONVERSATION_ENDED({ id: session.header.id });
  if (text.trim() === '') throw conversationErrors.CONVERSATION_MESSAGE_EMPTY(undefined);
  if (text.length > maxMessageLength) {
    throw conversationErrors.CONVERSATION_MESSAGE_TOO_LONG({ length: text.length, most: maxMessageLength });
  }
}

/**
 * Makes the event of a message. If understanding fails, the failure is logged and the message counts as not
 * understood.
 */
async function understand(
  engine: ConversationEngine,
  log: TurnLog,
  snapshot: Snapshot,
  { text, value }: CustomerMessage,
): Promise<ConversationEvent> {
  const at = engine.clock.now();
  let nlu = nothingUnderstood;
  try {
    // A tapped reply means what it stands for.
    const asked = value === undefined ? askedOf(engine.compiled, snapshot, at) : {};
    nlu = await engine.nlu.understand(text, {
      locale: snapshot.locale,
      now: at,
      ...asked,
    });
  } catch (thrown) {
    log.add({ entry: 'problem', turn: log.turn, error: portError('understanding of messages', thrown) });
  }
  const heard = value === undefined ? { text, nlu } : { text, value, nlu };
  return {
    type: 'message',
    at,
    ...heard,
    readings: proposeReadings(engine.compiled, snapshot, { at, message: heard }),
  };
}
