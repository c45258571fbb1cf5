import { durationMs } from '../model/duration.ts';
import type { ProjectManifest } from '../model/projectManifest.ts';

/** What outlasts a conversation, and what does not last as long as one. */
export interface CompiledMemory {
  /** Slots that are kept of a customer who agrees; sensitive ones never are. */
  readonly customer: readonly string[];
  /** Slots that are kept for everybody. */
  readonly project: readonly string[];
  /** All slots that belong to the customer, kept or not. */
  readonly customerOwned: readonly string[];
  /** Slot by which the customer agrees; undefined: nothing is kept of customers. */
  readonly consentSlot: string | undefined;
  /** Slot -> milliseconds after which its value is forgotten. */
  readonly expiresMs: ReadonlyMap<string, number>;
}

/** Finds the slots that memory is about. A consent slot that is not the customer's yes or no is none. */
export function compileMemory({ slots, policies }: ProjectManifest): CompiledMemory {
  const all = Object.entries(slots);
  const kept = (scope: 'customer' | 'project') =>
    all.filter(([, slot]) => slot.scope === scope && slot.sensitive !== true).map(([name]) => name);
  const customer = kept('customer');
  const { consentSlot = '' } = policies.memory;
  const consents = customer.includes(consentSlot) && slots[consentSlot]?.type === 'boolean';
  return {
    customer: consents ? customer : [],
    project: kept('project'),
    customerOwned: all.filter(([, slot]) => slot.scope === 'customer').map(([name]) => name),
    consentSlot: consents ? consentSlot : undefined,
    expiresMs: new Map(
      all.flatMap(([name, { expires }]) => (expires === undefined ? [] : [[name, durationMs(expires)]])),
    ),
  };
}
