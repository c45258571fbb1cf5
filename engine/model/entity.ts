import { z } from 'zod';
import { identifier } from './identifier.ts';

const phrases = z.array(z.string().min(1));

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

const listedValues = z.array(z.strictObject({ value: z.string().min(1), synonyms: phrases.default([]) }));

/** `nlu/entities/<id>.yaml`: a kind of value found in messages. */
export const entity = z.discriminatedUnion('type', [
  /** Found by one of several regular expressions (JavaScript, case-insensitive). The first group, or the match, is the value. */
  z.strictObject({ ...common, type: z.literal('pattern'), patterns: z.array(z.string().min(1)).min(1) }),
  /** One of a list of values, each with synonyms; spelling mistakes are tolerated unless `fuzzy` is false. */
  z.strictObject({
    ...common,
    type: z.literal('list'),
    fuzzy: z.boolean().default(true),
    values: listedValues.min(1),
  }),
  /**
   * Learnt from the utterances in which it is annotated. The value is the text, or what it stands for in `values`; these
   * are found as well, and need not be complete.
   */
  z.strictObject({ ...common, type: z.literal('trained'), values: listedValues.default([]) }),
  /** A built-in recogniser. Values: number and money -> number; date -> `YYYY-MM-DD`; duration -> ISO 8601 (`P2W`, `PT1H30M`); email -> lower case; phone -> E.164; order_number -> digits/letters upper case. */
  z.strictObject({
    ...common,
    type: z.literal('builtin'),
    builtin: z.enum([
      'number',
      'money',
      'date',
      'duration',
      'email',
      'phone',
      'order_number',
      'url',
      'person_name',
    ]),
  }),
]);

export type Entity = z.infer<typeof entity>;

/** The roles of an entity in order, each with the words that may stand before a value in it. */
export function rolesOf({ roles }: Entity): ReadonlyMap<string, readonly string[]> {
  if (roles === undefined) return new Map();
  return new Map(Array.isArray(roles) ? roles.map((role) => [role, []]) : Object.entries(roles));
}
