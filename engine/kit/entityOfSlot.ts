import { type BuiltinDefinition, builtins } from '../model/entities/builtin/builtins.ts';
import type { SlotDefinition, SlotType } from '../model/projectManifest.ts';

/** Slots of these types are read from the entity named like a built-in recogniser when none is named. */
const entityByType = new Map<SlotType, string>(
  Object.entries<BuiltinDefinition>(builtins).flatMap(([name, { slot }]) =>
    slot === undefined ? [] : [[slot, name] as const],
  ),
);

/**
 * The entity from which a state that asks for a slot reads it.
 *
 * @param own - Entity that the state names; it goes before the one in the slot's declaration.
 */
export function entityOfSlot(definition: SlotDefinition, own?: string): string | undefined {
  return (own || definition.entity) ?? entityByType.get(definition.type);
}
