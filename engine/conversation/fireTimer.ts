import type { ConversationEngine } from './conversationEngine.ts';
import { conversationErrors } from './errors.ts';
import type { Session } from './session.ts';
import { settleEvent } from './settleEvent.ts';
import { beginTurn, finishTurn } from './turnLog.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

/**
 * Wakes a conversation up because the time that its snapshot names (`timer`) has come, and runs it until it waits
 * again or has ended. Whoever keeps the session watches the clock; calls for one conversation, messages among them,
 * must come one after the other.
 *
 * @returns What came of it, as part of the turn that waited, and the session to go on with.
 * @throws AppError CONVERSATION_ENDED, CONVERSATION_NO_TIMER; the session is then as it was.
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
