import type { z } from 'zod';
import { compileList } from '../compileList.ts';
import { defineEntityKind, listedValueFields, listedValues } from '../defineEntityKind.ts';
import { wordSpans } from '../wordSpans.ts';

/**
 * Learnt from annotated utterances. The value is the text, or the entry of `values` it belongs to; listed values are
 * found as well, and the list may be incomplete.
 */
export const trainedKind = defineEntityKind({
  type: 'trained',
  found: 'by learning from annotated utterances',
  shape: { values: listedValues.default([]) },
  fields: listedValueFields,
  learnt: true,
  recognise: (entity) => ({
    by: 'annotations',
    ...(entity.values.length === 0 ? {} : { find: compileList(entity) }),
    read: compileValues(entity.values),
  }),
});

/** The value of a text found by a tagger: from the entity's list, otherwise the text itself. */
function compileValues(values: z.infer<typeof listedValues>): (text: string) => string {
  const byWords = new Map<string, string>();
  for (const { value, synonyms } of values) {
    for (const phrase of [value, ...synonyms]) {
      const words = joined(phrase);
      if (words !== '' && !byWords.has(words)) byWords.set(words, value);
    }
  }
  if (byWords.size === 0) return (text) => text;
  return (text) => byWords.get(joined(text)) ?? text;
}

function joined(text: string): string {
  return wordSpans(text)
    .map(({ word }) => word)
    .join('');
}
