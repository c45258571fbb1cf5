// Yes, no and corrections in what a customer writes, by language.
import { partsOf } from '../model/languageParts.ts';
import { normalisePhrase, squeezeWord } from './phrases.ts';

type Answer = 'yes' | 'no' | 'undecided';

/** Longest first: "not right" before "right". */
const phrases: readonly (readonly [phrase: string, answer: Answer])[] = (['yes', 'no', 'undecided'] as const)
  .flatMap((answer) =>
    partsOf('yesNo').flatMap((words) =>
      words[answer].map((word) => [normalisePhrase(word), answer] as const),
    ),
  )
  .toSorted(([a], [b]) => b.length - a.length);

/** The first of equal phrases counts. */
const exactly = new Map<string, Answer>(phrases.toReversed());

/** Phrases with their places in the list, by their first words. */
const byFirstWord = Map.groupBy(
  phrases.map(([phrase, answer], order) => ({ phrase, answer, order })),
  ({ phrase }) => phrase.split(' ', 1)[0] ?? '',
);

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
  const whole = squeeze(message);
  const answer =
    exactly.get(whole) ??
    exactly.get(squeeze(message.slice(0, clauseEnd.exec(message)?.index))) ??
    contained(whole);
  return answer === undefined || answer === 'undecided' ? undefined : answer === 'yes';
}

/** Whether a text is nothing but a yes or a no: true, false, or undefined if it says anything else. */
export function asYesNo(text: string): boolean | undefined {
  const answer = exactly.get(squeeze(text));
  return answer === undefined || answer === 'undecided' ? undefined : answer === 'yes';
}

/** Nothing but a thumb. */
const thumbs = /^(?:\s|👍|👌|✅|👎|❌|\p{EMod})+$/u;

function contained(text: string): Answer | undefined {
  const words = text.split(' ');
  if (words.length > maxAnswerWords) return undefined;
  let first: { readonly answer: Answer; readonly order: number } | undefined;
  let at = 0;
  for (const word of words) {
    for (const one of byFirstWord.get(word) ?? []) {
      if (first !== undefined && first.order < one.order) break;
      const next = text[at + one.phrase.length];
      if ((next === undefined || next === ' ') && text.startsWith(one.phrase, at)) {
        first = one;
        break;
      }
    }
    at += word.length + 1;
  }
  return first?.answer;
}

/** "Yesss!" is a yes. */
function squeeze(text: string): string {
  return squeezeWord(normalisePhrase(text));
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

/** A text without its correcting words: "I meant 20" gives "20". */
export function withoutCorrecting(text: string): string {
  return text.trim().replaceAll(everyMarker, ' ');
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
