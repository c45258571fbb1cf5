import type { Json, JsonObject } from '../base/json.ts';

/** Values kept beyond a conversation, by slot. */
export type RememberedSlots = Readonly<
  Record<string, { readonly value: Json /** Milliseconds since the epoch. */; readonly at: number }>
>;

/** Whose memory is meant: a customer's, or the whole project's. */
export type MemoryOwner = { readonly scope: 'customer'; readonly id: string } | { readonly scope: 'project' };

/** Where values live that outlast a conversation. */
export interface MemoryPort {
  /** Everything kept for the owner; empty when there is nothing. */
  load(owner: MemoryOwner): Promise<RememberedSlots>;
  /** Keeps values; null forgets one. Durable when it resolves. */
  remember(owner: MemoryOwner, slots: JsonObject, at: number): Promise<void>;
  /** Forgets everything kept for the owner. */
  forget(owner: MemoryOwner): Promise<void>;
}
