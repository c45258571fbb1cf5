import type { Json } from '../base/json.ts';
import type { MemoryOwner, MemoryPort } from '../model/ports.ts';

/** A memory that lasts as long as the process: for the simulator, the command line and tests. */
export function createInProcessMemory(): MemoryPort {
  const owners = new Map<string, Map<string, { readonly value: Json; readonly at: number }>>();
  return {
    load: async (owner) => Object.fromEntries(owners.get(keyOf(owner)) ?? []),
    remember: async (owner, slots, at) => {
      const kept = owners.get(keyOf(owner)) ?? new Map();
      owners.set(keyOf(owner), kept);
      for (const [slot, value] of Object.entries(slots)) {
        if (value === null) kept.delete(slot);
        else kept.set(slot, { value, at });
      }
    },
    forget: async (owner) => {
      owners.delete(keyOf(owner));
    },
  };
}

function keyOf(owner: MemoryOwner): string {
  return owner.scope === 'project' ? 'project' : `customer ${owner.id}`;
}
