// Customer memory: loaded at the start, saved and deleted during a conversation.
import type { Effect } from '../kit/effect.ts';
import type { Customer, Snapshot } from '../kit/snapshot.ts';
import type { MemoryOwner, MemoryPort, RememberedSlots } from '../model/ports.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { portError } from './performRequest.ts';
import type { TurnLog } from './turnLog.ts';

/**
 * Loads what is remembered when a conversation starts: for the project, and for a customer who is identified and has
 * consented. Expired values are dropped and deleted from the memory. If the memory fails, the failure is logged and
 * nothing is loaded.
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
  const projectSlots = await load({ scope: 'project' }, declared.project);
  const { consentSlot } = declared;
  if (customer.id === null || consentSlot === undefined) return projectSlots;
  const customerSlots = await load({ scope: 'customer', id: customer.id }, declared.customer);
  return customerSlots[consentSlot]?.value === true ? { ...projectSlots, ...customerSlots } : projectSlots;
}

interface MemoryQuery {
  readonly slots: readonly string[];
  readonly expiresMs: ReadonlyMap<string, number>;
  readonly at: number;
}

async function loadFresh(
  memory: MemoryPort,
  owner: MemoryOwner,
  { slots, expiresMs, at }: MemoryQuery,
): Promise<RememberedSlots> {
  const kept = await memory.load(owner);
  const fresh: Record<string, RememberedSlots[string]> = {};
  const expired: Record<string, null> = {};
  for (const slot of slots) {
    const found = kept[slot];
    if (found === undefined) continue;
    if (at - found.at >= (expiresMs.get(slot) ?? Number.POSITIVE_INFINITY)) expired[slot] = null;
    else fresh[slot] = found;
  }
  if (Object.keys(expired).length > 0) await memory.remember(owner, expired, at);
  return fresh;
}

/** Effects on the memory. */
export type MemoryEffect = Extract<Effect, { readonly type: 'remember' | 'forget' }>;

/** Saves and deletes values. If the memory fails, the failure is logged and the conversation continues. */
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
