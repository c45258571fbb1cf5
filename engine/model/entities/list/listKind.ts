import { z } from 'zod';
import { compileList } from '../compileList.ts';
import { defineEntityKind, listedValueFields, listedValues } from '../defineEntityKind.ts';

/** One of a list of values, each with synonyms; misspellings are accepted unless `fuzzy` is false. */
export const listKind = defineEntityKind({
  type: 'list',
  found: 'in a list',
  shape: { fuzzy: z.boolean().default(true), values: listedValues.min(1) },
  fields: { fuzzy: 'Accepts small spelling mistakes.', ...listedValueFields },
  recognise: (entity) => ({ by: 'text', find: compileList(entity) }),
});
