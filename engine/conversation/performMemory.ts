import type { Effect } from '../kit/effect.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { portError } from './performRequest.ts';
import type { TurnLog } from './turnLog.ts';

/** Effects on what outlasts the conversation. */
export type MemoryEffect = Extract<Effect, { readonly type: 'remember' | 'forget' }>;

/** Keeps and forgets values. A memory that fails is noted; the conversation goes on. */
export async function performMemory(
  { memory }: ConversationEngine,
  log: TurnLog,
  { customer, at }: Snapshot,
  effect: MemoryEffect,
): Promise<void> {
  if (memory === null) return;
  const { id } = customer;
  try {
    if (effect.type === 'remember' && effect.scope === 'project') {
      await memory.remember({ scope: 'project' }, effect.slots, at);
    } else if (id !== null) {
      if (effect.type === 'remember') await memory.remember({ scope: 'customer', id }, effect.slots, at);
      else await memory.forget({ scope: 'customer', id });
    }
  } catch (thrown) {
    log.add({ entry: 'problem', turn: log.turn, error: portError('memory', thrown) });
  }
}
