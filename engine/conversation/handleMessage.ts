import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import type { NluResult } from '../model/ports.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { conversationErrors } from './errors.ts';
import { performRequest, portError } from './performRequest.ts';
import type { Session } from './session.ts';
import { requesterOf, settleEvent } from './settleEvent.ts';
import { beginTurn, finishTurn, type TurnLog } from './turnLog.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

/** Most characters (UTF-16 units) a message may have. */
const longest = 10_000;
const nothingUnderstood: NluResult = { intents: [], entities: [] };

/** What a customer sends. */
export interface CustomerMessage {
  readonly text: string;
  /** Value of the quick reply that was tapped, if one was; the text is its label. */
  readonly value?: string | undefined;
}

/**
 * Takes a customer's message and runs the conversation until it waits again or has ended. Messages of one
 * conversation must come one after the other: the caller passes the session the last turn gave.
 *
 * @returns The turn and the session to go on with. Failures of the flow and of ports are in the turn, never thrown.
 * @throws AppError CONVERSATION_ENDED, CONVERSATION_MESSAGE_EMPTY, CONVERSATION_MESSAGE_TOO_LONG; the session is
 *   then as it was.
 */
export async function handleMessage(
  engine: ConversationEngine,
  session: Session,
  message: CustomerMessage,
  options: TurnOptions = {},
): Promise<TurnOutcome> {
  check(session, message);
  const unfinished = beginTurn(session, session.snapshot.turn, options);
  const snapshot = await answerInterrupted(engine, unfinished);
  if (snapshot.status === 'ended') return finishTurn(engine.compiled, unfinished, snapshot);
  const log = beginTurn(session, snapshot.turn + 1, options, unfinished);
  const event = await understand(engine, log, snapshot.locale, message);
  return finishTurn(engine.compiled, log, await settleEvent(engine, log, snapshot, event));
}

/** Performs again what the conversation still waits for because its process ended in mid-turn. */
async function answerInterrupted(engine: ConversationEngine, log: TurnLog): Promise<Snapshot> {
  const { snapshot } = log.before;
  if (snapshot.awaiting.type !== 'result') return snapshot;
  const event = await performRequest(engine, requesterOf(engine, log, snapshot), snapshot.awaiting.request);
  return settleEvent(engine, log, snapshot, event);
}

function check(session: Session, { text }: CustomerMessage): void {
  if (session.snapshot.status === 'ended')
    throw conversationErrors.CONVERSATION_ENDED({ id: session.header.id });
  if (text.trim() === '') throw conversationErrors.CONVERSATION_MESSAGE_EMPTY(undefined);
  if (text.length > longest) {
    throw conversationErrors.CONVERSATION_MESSAGE_TOO_LONG({ length: text.length, most: longest });
  }
}

/** The message as an event. Understanding that fails is noted, and the message goes on as not understood. */
async function understand(
  engine: ConversationEngine,
  log: TurnLog,
  locale: string,
  { text, value }: CustomerMessage,
): Promise<ConversationEvent> {
  const at = engine.clock.now();
  let nlu = nothingUnderstood;
  try {
    nlu = await engine.nlu.understand(text, { locale, now: at });
  } catch (thrown) {
    log.add({ entry: 'problem', turn: log.turn, error: portError('understanding of messages', thrown) });
  }
  return value === undefined ? { type: 'message', at, text, nlu } : { type: 'message', at, text, value, nlu };
}
