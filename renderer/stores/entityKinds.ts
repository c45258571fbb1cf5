// What entities are called: by their type, and those that are built in.
import { entityTypes } from '../../engine/kit/forms/entityForm.ts';
import type { Entity } from '../../engine/model/documents/entity.ts';
import { type Builtin, builtinNames, builtins } from '../../engine/model/entities/builtin/builtins.ts';

/** The built-in recognisers in the order of the list, with what they are called and find. */
export const recognisers = builtinNames.map((name) => ({ name, ...builtins[name] }));

/** The built-in recogniser of a name. */
export function recogniserOf(name: Builtin) {
  return builtins[name];
}

/** What a kind of entity is called. */
export function entityTypeLabel(type: Entity['type']): string {
  return entityTypes.find(({ value }) => value === type)?.label ?? type;
}
