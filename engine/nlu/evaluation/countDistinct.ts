import { sameWords } from './sameWords.ts';

/** How many texts there are that differ in more than case and punctuation. */
export function countDistinct(examples: readonly { readonly text: string }[]): number {
  return new Set(examples.map(({ text }) => sameWords(text))).size;
}
