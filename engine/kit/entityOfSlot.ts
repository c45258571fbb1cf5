import type { SlotDefinition, SlotType } from '../model/projectManifest.ts';

/** Slots of these types are read from the entity of the same name when none is named. */
const entityByType: Partial<Readonly<Record<SlotType, string>>> = {
  number: 'number',
  money: 'money',
  date: 'date',
  email: 'email',
  phone: 'phone',
};

/**
 * The entity from which a state that asks for a slot reads it.
 *
 * @param own - Entity that the state names; it goes before the one in the slot's declaration.
 */
export function entityOfSlot(definition: SlotDefinition, own?: string): string | undefined {
  return (own || definition.entity) ?? entityByType[definition.type];
}
