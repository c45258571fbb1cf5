import type { JsonObject } from '../../base/json.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';

/** Slots named so say who the customer is; `product_name` does not. */
const identifying =
  /^((customer|full|first|last|user|account)_)?name$|^username$|(^|_)(email|e_mail|phone|mobile|address|member(ship)?|customer|account)(_|$)/;
const identifyingTypes: readonly string[] = ['email', 'phone'];

/** The filled slots that say who the customer is and how to reach them. */
export function customerFacts(project: CompiledProject, slots: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(slots).filter(
      ([slot]) => identifying.test(slot) || identifyingTypes.includes(project.slots.get(slot)?.type ?? ''),
    ),
  );
}

/** The slot that holds the customer's name, if there is a value. */
export function customerName(slots: JsonObject): string | undefined {
  for (const slot of ['customer_name', 'full_name', 'name', 'first_name']) {
    const value = slots[slot];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
