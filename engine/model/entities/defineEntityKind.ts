import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { identifier } from '../identifier.ts';
import type { YamlPath } from '../yaml/yamlPath.ts';
import type { Builtin } from './builtin/builtins.ts';
import type { FindMatches } from './entityMatch.ts';

/** Words and phrases as a document lists them. */
export const phrases = z.array(z.string().min(1));

/** Values as a document lists them, each with its synonyms. */
export const listedValues = z.array(
  z.strictObject({ value: z.string().min(1), synonyms: phrases.default([]) }),
);

/** What the reference says of {@link listedValues}, by path. */
export const listedValueFields = {
  values: 'The values; of a `trained` entity those that have synonyms.',
  'values[].value': 'What a match gives.',
  'values[].synonyms': 'Other words for it.',
} as const;

/** The fields that entities of every kind have. */
const common = {
  id: identifier,
  name: z.string().min(1),
  description: z.string().optional(),
  /**
   * What a value may be in a message: `[from, to]`, told by annotated utterances; or each with words that stand before
   * such a value, `{ from: [from, leaving], to: [to] }`.
   */
  roles: z.union([z.array(identifier).min(1), z.record(identifier, phrases)]).optional(),
};

/** How the values of one entity are found. */
export type Recognition =
  /** By looking at the text alone. */
  | { readonly by: 'text'; readonly find: FindMatches }
  /** By a built-in recogniser, together with the others that the project uses. */
  | { readonly by: 'builtin'; readonly builtin: Builtin }
  /** By what annotated utterances teach, and in a list that need not be complete. */
  | {
      readonly by: 'annotations';
      /** Absent where nothing is listed. */
      readonly find?: FindMatches;
      /** The value that an annotated text stands for. */
      readonly read: (text: string) => Json;
    };

/** Something in the declaration of an entity that does not work. */
export interface EntityFault {
  /** Where in the document. */
  readonly path: YamlPath;
  /** What is written there. */
  readonly pattern: string;
  /** Why it does not work, in words that follow a colon. */
  readonly reason: string;
}

/** What a kind is defined by; `S` is the shape of the fields of its own. */
export interface EntityKindDefinition<T extends string, S extends z.ZodRawShape> {
  /** The `type` of such an entity. */
  readonly type: T;
  /** How values are found, for the reference: `in a list`. */
  readonly found: string;
  /** The fields that only this kind has. */
  readonly shape: S;
  /** What each of these fields means, for the reference, by path (`values[].value`). */
  readonly fields: Readonly<Record<string, string>>;
  /**
   * Prepares an entity for use on many messages.
   *
   * @throws AppError where the declaration cannot be used.
   */
  readonly recognise: (entity: z.infer<SchemaOf<T, S>>) => Recognition;
  /** What of a declaration does not work, for the problems list; absent where the schema says it all. */
  readonly faults?: (entity: z.infer<SchemaOf<T, S>>) => readonly EntityFault[];
  /** True where the entity is of little use until utterances are annotated with it. */
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

/** Defines a kind of entity. A new one is a folder beside this file and one line in `index.ts`. */
export function defineEntityKind<const T extends string, S extends z.ZodRawShape>(
  definition: EntityKindDefinition<T, S>,
): EntityKind<T, S> {
  const schema = z.strictObject({ ...common, type: z.literal(definition.type), ...definition.shape });
  return { ...definition, schema: schema as unknown as SchemaOf<T, S> };
}
