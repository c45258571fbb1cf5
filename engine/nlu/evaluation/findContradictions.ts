import type { Contradiction, PlacedUtterance } from '../../model/understanding/trainingDataReport.ts';
import { compareText } from '../classifier/compareText.ts';
import { sameWords } from './sameWords.ts';

/** The same words (but for case, punctuation and digits) under several intents, or under one and out of scope. */
export function findContradictions(utterances: readonly PlacedUtterance[]): Contradiction[] {
  const byWords = new Map<string, Map<string | null, PlacedUtterance>>();
  for (const utterance of utterances) {
    const words = sameWords(utterance.text);
    const places = byWords.get(words) ?? new Map<string | null, PlacedUtterance>();
    if (!places.has(utterance.intent)) places.set(utterance.intent, utterance);
    byWords.set(words, places);
  }
  return [...byWords]
    .filter(([, places]) => places.size > 1)
    .sort(([a, here], [b, there]) => there.size - here.size || compareText(a, b))
    .map(([, places]) => ({
      places: [...places.values()]
        .map(({ text, intent }) => ({ text, intent }))
        .sort((a, b) => compareText(a.intent ?? '', b.intent ?? '')),
    }));
}
