import type { ConversationEngine } from './conversationEngine.ts';
import { conversationErrors } from './errors.ts';
import type { Session } from './session.ts';
import { settleEvent } from './settleEvent.ts';
import { beginTurn, finishTurn } from './turnLog.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

/**
 * Fires the timer of a conversation's snapshot and runs the conversation until it waits again or has ended. The caller
 * that stores the session watches the clock; calls and messages for one conversation must be made one after the other.
 *
 * @returns What happened, as part of the turn that waited, and the new session.
 * @throws AppError CONVERSATION_ENDED, CONVERSATION_NO_TIMER; the session is then unchanged.
 */
export async function fireTimer(
  engine: ConversationEngine,
  session: Session,
  options: TurnOptions = {},
): Promise<TurnOutcome> {
  const { header, snapshot } = session;
  if (snapshot.status === 'ended') throw conversationErrors.CONVERSATION_ENDED({ id: header.id });
  if (snapshot.timer === null) throw conversationErrors.CONVERSATION_NO_TIMER({ id: header.id });
  const log = beginTurn(session, snapshot.turn, options);
  const event = { type: 'timer', at: engine.clock.now(), id: snapshot.timer.id } as const;
  return finishTurn(engine.compiled, log, await settleEvent(engine, log, snapshot, event));
}
