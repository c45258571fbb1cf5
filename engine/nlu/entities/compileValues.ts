import type { Entity } from '../../model/entity.ts';
import { wordSpans } from './wordSpans.ts';

/** The value that a text found by a tagger stands for: by the list of the entity, otherwise the text itself. */
export function compileValues({ values }: Extract<Entity, { type: 'trained' }>): (text: string) => string {
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
