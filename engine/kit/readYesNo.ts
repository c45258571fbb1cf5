import { partsOf } from '../model/languages/parts.ts';
import { normalisePhrase } from './normalisePhrase.ts';

type Answer = 'yes' | 'no' | 'undecided';

/** Longest first: "not right" before "right". */
const phrases: readonly (readonly [phrase: string, answer: Answer])[] = (['yes', 'no', 'undecided'] as const)
  .flatMap((answer) =>
    partsOf('yesNo').flatMap((words) =>
      words[answer].map((word) => [normalisePhrase(word), answer] as const),
    ),
  )
  .toSorted(([a], [b]) => b.length - a.length);

const clauseEnd = /[,.;:!?\n]|\s[-–—]\s/;
const most = 12;

/**
 * Reads a yes or a no out of what a customer says, in any language that there are words for, whatever the language of the
 * conversation. The first clause decides ("No, I bought it in November"), else the longest phrase in the message.
 *
 * @returns True for yes, false for no, undefined for neither.
 */
export function readYesNo(message: string): boolean | undefined {
  const clause = squeeze(message.split(clauseEnd, 1)[0] ?? '');
  const whole = squeeze(message);
  const exact = phrases.find(([phrase]) => phrase === whole) ?? phrases.find(([phrase]) => phrase === clause);
  const [, answer] = exact ?? contained(whole) ?? [];
  return answer === undefined || answer === 'undecided' ? undefined : answer === 'yes';
}

function contained(text: string): readonly [string, Answer] | undefined {
  if (text.split(' ').length > most) return undefined;
  const padded = ` ${text} `;
  return phrases.find(([phrase]) => padded.includes(` ${phrase} `));
}

/** "Yesss!" is a yes. */
function squeeze(text: string): string {
  return normalisePhrase(text).replaceAll(/(\p{L})\1{2,}/gu, '$1');
}
