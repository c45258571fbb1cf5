// Yes, no and corrections in what a customer writes, by language.
import { partsOf } from '../model/languageParts.ts';
import { normalisePhrase } from './phrases.ts';

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
const maxAnswerWords = 12;

/**
 * Reads a yes or a no from a message in any supported language, whatever the language of the conversation. The first
 * clause decides ("No, I bought it in November"), otherwise the longest phrase in the message.
 *
 * @returns True for yes, false for no, undefined for neither.
 */
export function readYesNo(message: string): boolean | undefined {
  if (thumbs.test(message)) return /👍|👌|✅/u.test(message);
  const clause = squeeze(message.split(clauseEnd, 1)[0] ?? '');
  const whole = squeeze(message);
  const exact = phrases.find(([phrase]) => phrase === whole) ?? phrases.find(([phrase]) => phrase === clause);
  const [, answer] = exact ?? contained(whole) ?? [];
  return answer === undefined || answer === 'undecided' ? undefined : answer === 'yes';
}

/** Whether a text is nothing but a yes or a no: true, false, or undefined if it says anything else. */
export function asYesNo(text: string): boolean | undefined {
  const whole = squeeze(text);
  const answer = phrases.find(([phrase]) => phrase === whole)?.[1];
  return answer === undefined || answer === 'undecided' ? undefined : answer === 'yes';
}

/** Nothing but a thumb. */
const thumbs = /^(?:\s|👍|👌|✅|👎|❌|\p{EMod})+$/u;

function contained(text: string): readonly [string, Answer] | undefined {
  if (text.split(' ').length > maxAnswerWords) return undefined;
  const padded = ` ${text} `;
  return phrases.find(([phrase]) => padded.includes(` ${phrase} `));
}

/** "Yesss!" is a yes. */
function squeeze(text: string): string {
  return normalisePhrase(text).replaceAll(/(\p{L})\1{2,}/gu, '$1');
}

/**
 * In every supported language: a customer who writes German to an English assistant also corrects themselves in
 * German.
 */
const languages = partsOf('corrections');

const before = '(?<![\\p{L}\\p{N}])';
const after = '(?![\\p{L}\\p{N}])';
const any = (of: 'markers' | 'hesitations' | 'openings' | 'rejections' | 'negators'): string =>
  `(?:${languages.flatMap((words) => words[of]).join('|')})`;

const opening = `(?:^|[,.;:!?…–—-]\\s*)(?:(?:ah|oh|hm+|um|uh|oops|ach|äh|ähm)[\\s,]+)?${any('openings')}(?:[\\s,]+${any('openings')})*${after}`;
const marker = new RegExp(`${before}(?:${any('markers')}|${any('hesitations')})${after}|${opening}`, 'iu');
const restatement = new RegExp(`${before}${any('markers')}${after}`, 'iu');
const everyMarker = new RegExp(marker.source, 'giu');
const rejection = new RegExp(`${before}${any('rejections')}${after}`, 'iu');
/** A negation with at most one word before what it negates: "not the 8". */
const negated = new RegExp(`${before}${any('negators')}\\s+(?:[\\p{L}]+\\s+)?$`, 'iu');

/** Whether a message marks an earlier value as wrong: "actually", "no, …", "ich meinte". */
export function hasCorrectionMarker(text: string): boolean {
  return marker.test(text.trim());
}

/** Whether a message explicitly restates a value: "I meant …", "my mistake", not only "wait" or "actually". */
export function isRestatement(text: string): boolean {
  return restatement.test(text);
}

/** Whether a message rejects what it names: "the other order", "wrong e-mail". */
export function hasRejection(text: string): boolean {
  return rejection.test(text);
}

/** Whether the words before a position take back what is there: "not 8", "instead of size 8". */
export function isTakenBack(text: string, start: number): boolean {
  return negated.test(text.slice(0, start));
}

/**
 * What follows the last correcting words of a message: "size 8, no wait, 9" gives "9".
 *
 * @returns Undefined if nothing comes before the last marker, or nothing after it.
 */
export function afterCorrection(text: string): string | undefined {
  // Most messages correct nothing, and this check is far cheaper than searching for every marker.
  if (!hasCorrectionMarker(text)) return undefined;
  let found: string | undefined;
  for (const { index, 0: words } of text.matchAll(everyMarker)) {
    const rest = text.slice(index + words.length);
    if (hasWord(text.slice(0, index)) && hasWord(rest)) found = rest;
  }
  return found === undefined ? undefined : found.replace(/^[\s,.;:!?…–—-]+/u, '');
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
