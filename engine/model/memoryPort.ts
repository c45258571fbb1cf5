import { z } from 'zod';
import type { JsonObject } from '../base/json.ts';
import { json } from './jsonSchema.ts';

/** Values kept beyond a conversation, by slot. `at`: when they were kept, milliseconds since the epoch. */
export const rememberedSlots = z.record(z.string(), z.strictObject({ value: json, at: z.number() }));

export type RememberedSlots = Readonly<z.infer<typeof rememberedSlots>>;

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
