// What is remembered of a customer: loaded at the start, kept and forgotten on the way.
import type { Effect } from '../kit/effect.ts';
import type { Customer, Snapshot } from '../kit/snapshot.ts';
import type { MemoryOwner, MemoryPort, RememberedSlots } from '../model/ports.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { portError } from './performRequest.ts';
import type { TurnLog } from './turnLog.ts';

/**
 * What is remembered as a conversation starts: of the project, and of a customer who is known and agrees. What is
 * older than it may be is dropped, from the memory too. A memory that fails is noted, and gives nothing.
 *
 * @param at - Start of the conversation, milliseconds since the epoch.
 */
export async function loadMemory(
  { compiled, memory }: ConversationEngine,
  log: TurnLog,
  customer: Customer,
  at: number,
): Promise<RememberedSlots> {
  const { memory: declared } = compiled;
  if (memory === null) return {};
  const load = async (owner: MemoryOwner, slots: readonly string[]): Promise<RememberedSlots> => {
    if (slots.length === 0) return {};
    try {
      return await loadFresh(memory, owner, { slots, expiresMs: declared.expiresMs, at });
    } catch (thrown) {
      log.add({ entry: 'problem', turn: log.turn, error: portError('memory', thrown) });
      return {};
    }
  };
  const shared = await load({ scope: 'project' }, declared.project);
  const { consentSlot } = declared;
  if (customer.id === null || consentSlot === undefined) return shared;
  const theirs = await load({ scope: 'customer', id: customer.id }, declared.customer);
  return theirs[consentSlot]?.value === true ? { ...shared, ...theirs } : shared;
}

interface Wanted {
  readonly slots: readonly string[];
  readonly expiresMs: ReadonlyMap<string, number>;
  readonly at: number;
}

async function loadFresh(
  memory: MemoryPort,
  owner: MemoryOwner,
  { slots, expiresMs, at }: Wanted,
): Promise<RememberedSlots> {
  const kept = await memory.load(owner);
  const fresh: Record<string, RememberedSlots[string]> = {};
  const over: Record<string, null> = {};
  for (const slot of slots) {
    const found = kept[slot];
    if (found === undefined) continue;
    if (at - found.at >= (expiresMs.get(slot) ?? Number.POSITIVE_INFINITY)) over[slot] = null;
    else fresh[slot] = found;
  }
  if (Object.keys(over).length > 0) await memory.remember(owner, over, at);
  return fresh;
}

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
