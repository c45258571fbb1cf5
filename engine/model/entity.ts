import { z } from 'zod';
import { identifier } from './identifier.ts';

const common = { id: identifier, name: z.string().min(1), description: z.string().optional() };

/** `nlu/entities/<id>.yaml`: a kind of value found in messages. */
export const entity = z.discriminatedUnion('type', [
  /** Found by one of several regular expressions (JavaScript, case-insensitive). The first group, or the match, is the value. */
  z.strictObject({ ...common, type: z.literal('pattern'), patterns: z.array(z.string().min(1)).min(1) }),
  /** One of a list of values, each with synonyms; spelling mistakes are tolerated unless `fuzzy` is false. */
  z.strictObject({
    ...common,
    type: z.literal('list'),
    fuzzy: z.boolean().default(true),
    values: z
      .array(z.strictObject({ value: z.string().min(1), synonyms: z.array(z.string().min(1)).default([]) }))
      .min(1),
  }),
  /** A built-in recogniser. Values: number and money -> number; date -> `YYYY-MM-DD`; email -> lower case; phone -> E.164; order_number -> digits/letters upper case. */
  z.strictObject({
    ...common,
    type: z.literal('builtin'),
    builtin: z.enum(['number', 'money', 'date', 'email', 'phone', 'order_number', 'url', 'person_name']),
  }),
]);

export type Entity = z.infer<typeof entity>;
