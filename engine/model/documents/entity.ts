import { z } from 'zod';
import type { EntityFault, EntityKind, Recognition } from '../entities/defineEntityKind.ts';
import { entityKinds } from '../entities/index.ts';

type Schemas<K extends readonly { readonly schema: z.ZodType }[]> = { [I in keyof K]: K[I]['schema'] };

const schemas = entityKinds.map(({ schema }) => schema) as unknown as Schemas<typeof entityKinds>;

/** `nlu/entities/<id>.yaml`: a kind of value found in messages. */
export const entity = z.discriminatedUnion('type', schemas);

export type Entity = z.infer<typeof entity>;

const byType = new Map<string, unknown>(entityKinds.map((kind) => [kind.type, kind]));

/** The definition of an entity's kind; its functions take this very entity. */
function kindOf({ type }: Entity) {
  // What the schema accepts is of a kind in the list.
  return byType.get(type) as Pick<EntityKind, 'learnt'> & {
    readonly recognise: (entity: Entity) => Recognition;
    readonly faults?: (entity: Entity) => readonly EntityFault[];
  };
}

/**
 * How the values of an entity are found, prepared for use on many messages.
 *
 * @throws AppError where the declaration cannot be used, such as NLU_PATTERN_INVALID.
 */
export function recognitionOf(entity: Entity): Recognition {
  return kindOf(entity).recognise(entity);
}

/** What of an entity's declaration does not work although it fits the schema. */
export function entityFaults(entity: Entity): readonly EntityFault[] {
  return kindOf(entity).faults?.(entity) ?? [];
}

/** True for an entity that is learnt from annotated utterances. */
export function isLearnt(entity: Entity): boolean {
  return kindOf(entity).learnt === true;
}

/** The roles of an entity in order, each with the words that may stand before a value in it. */
export function rolesOf({ roles }: Entity): ReadonlyMap<string, readonly string[]> {
  if (roles === undefined) return new Map();
  return new Map(Array.isArray(roles) ? roles.map((role) => [role, []]) : Object.entries(roles));
}
