import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { identifier } from '../identifier.ts';
import type { YamlPath } from '../yaml/yamlPath.ts';
import type { Builtin } from './builtin/builtins.ts';
import type { FindMatches } from './entityMatch.ts';

/** Words and phrases in a document. */
export const phrases = z.array(z.string().min(1));

/** Values in a document, each with its synonyms. */
export const listedValues = z.array(
  z.strictObject({ value: z.string().min(1), synonyms: phrases.default([]) }),
);

/** Descriptions of {@link listedValues} in the reference, by path. */
export const listedValueFields = {
  values: 'The values; for a `trained` entity, only those with synonyms.',
  'values[].value': 'The value of a match.',
  'values[].synonyms': 'Other words for it.',
} as const;

/** The fields that all kinds of entities have. */
const common = {
  id: identifier,
  name: z.string().min(1),
  description: z.string().optional(),
  /**
   * The roles of a value: `[from, to]`, learnt from annotated utterances; or each with words that precede such a
   * value, `{ from: [from, leaving], to: [to] }`.
   */
  roles: z.union([z.array(identifier).min(1), z.record(identifier, phrases)]).optional(),
};

/** How the values of one entity are found. */
export type Recognition =
  /** In the text alone. */
  | { readonly by: 'text'; readonly find: FindMatches }
  /** By a built-in recogniser, together with the others that the project uses. */
  | { readonly by: 'builtin'; readonly builtin: Builtin }
  /** By learning from annotated utterances, and in a list that may be incomplete. */
  | {
      readonly by: 'annotations';
      /** Absent without a list. */
      readonly find?: FindMatches;
      /** The value of an annotated text. */
      readonly read: (text: string) => Json;
    };

/** A fault in the declaration of an entity. */
export interface EntityFault {
  /** Where in the document. */
  readonly path: YamlPath;
  /** The text at that place. */
  readonly pattern: string;
  /** The reason, in words that follow a colon. */
  readonly reason: string;
}

/** The definition of a kind; `S` is the shape of its own fields. */
export interface EntityKindDefinition<T extends string, S extends z.ZodRawShape> {
  /** Its `type` in documents. */
  readonly type: T;
  /** How values are found, for the reference: `in a list`. */
  readonly found: string;
  /** The fields that only this kind has. */
  readonly shape: S;
  /** Descriptions of these fields for the reference, by path (`values[].value`). */
  readonly fields: Readonly<Record<string, string>>;
  /**
   * Prepares an entity for use on many messages.
   *
   * @throws AppError if the declaration is unusable.
   */
  readonly recognise: (entity: z.infer<SchemaOf<T, S>>) => Recognition;
  /** Faults of a declaration, for the problems list; absent if the schema covers everything. */
  readonly faults?: (entity: z.infer<SchemaOf<T, S>>) => readonly EntityFault[];
  /** True if the entity needs annotated utterances to be useful. */
  readonly learnt?: boolean;
}

type SchemaOf<T extends string, S extends z.ZodRawShape> = z.ZodObject<
  typeof common & { readonly type: z.ZodLiteral<T> } & S,
  z.core.$strict
>;

/** A kind of entity: its schema, and how its values are found. */
export interface EntityKind<T extends string = string, S extends z.ZodRawShape = z.ZodRawShape>
  extends EntityKindDefinition<T, S> {
  /** The schema of `nlu/entities/<id>.yaml` for this kind. */
  readonly schema: SchemaOf<T, S>;
}

/** Defines a kind of entity. To add one, create a folder beside this file and add a line to `index.ts`. */
export function defineEntityKind<const T extends string, S extends z.ZodRawShape>(
  definition: EntityKindDefinition<T, S>,
): EntityKind<T, S> {
  const schema = z.strictObject({ ...common, type: z.literal(definition.type), ...definition.shape });
  return { ...definition, schema: schema as unknown as SchemaOf<T, S> };
}
