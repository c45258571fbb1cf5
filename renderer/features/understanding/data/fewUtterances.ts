import type { Intent } from '../../../../engine/model/intent.ts';

/** Examples that an intent should have at least, as the guide has it. */
export const ENOUGH = 10;

/** An intent with too few examples. */
export interface FewUtterances {
  readonly intent: string;
  readonly name: string;
  /** Different ones, in all languages. */
  readonly count: number;
}

/** Intents with fewer than {@link ENOUGH} different utterances, those with the fewest first. */
export function fewUtterances(intents: Readonly<Record<string, Intent>>): readonly FewUtterances[] {
  return Object.values(intents)
    .map(({ id, name, utterances, translations }) => ({
      intent: id,
      name,
      count: new Set([...utterances, ...Object.values(translations).flat()].map((text) => text.toLowerCase()))
        .size,
    }))
    .filter(({ count }) => count < ENOUGH)
    .sort((a, b) => a.count - b.count || a.name.localeCompare(b.name));
}
