import type { ConversationEngine } from '../../engine/conversation/conversationEngine.ts';
import { handleMessage } from '../../engine/conversation/handleMessage.ts';
import { startConversation } from '../../engine/conversation/startConversation.ts';
import type { TurnOutcome } from '../../engine/conversation/turnOutcome.ts';
import { customerLines } from './script.ts';

/** Runs the whole conversation with an engine. Returns the outcome of each turn, including the start. */
export async function converse(
  engine: ConversationEngine,
  lines: readonly string[] = customerLines,
): Promise<readonly TurnOutcome[]> {
  let outcome = await startConversation(engine, { source: 'runtime' });
  const outcomes = [outcome];
  for (const text of lines) {
    outcome = await handleMessage(engine, outcome.session, { text });
    outcomes.push(outcome);
  }
  return outcomes;
}
