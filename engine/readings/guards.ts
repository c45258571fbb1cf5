// What keeps words from meaning what they seem to: negation, and things only imagined.

import type { ReadingGuard } from '../model/reading.ts';
import { type Heard, type HeardSpan, onceForSpan, partAround, spanText } from './heard.ts';
import { canOccur, findPhrase, phrasePattern, replacePhrases } from './phrasebook.ts';

const negated = phrasePattern(({ guards }) => guards.negated);
const negatedAfter = phrasePattern(({ guards }) => guards.negatedAfter);
const hypothetical = phrasePattern(({ guards }) => guards.hypothetical);
const exceptions = phrasePattern(({ guards }) => guards.exceptions);
const past = phrasePattern(({ guards }) => guards.past);
const opensWith = (pattern: RegExp | undefined) =>
  pattern && new RegExp(`^(?:\\S+ ){0,3}?${pattern.source}`, 'u');
const closesWith = (pattern: RegExp | undefined) => pattern && new RegExp(`${pattern.source}$`, 'u');
const opensNegated = opensWith(negated);
const closesNegated = closesWith(negatedAfter);
const opensHypothetical = opensWith(hypothetical);

/** Whether a part of the message tells of the past. */
export function isPast(heard: Heard, span: HeardSpan): boolean {
  return canOccur(heard, past) && past.test(spanText(heard, partAround(heard, span)));
}

const notCancelling = phrasePattern((words) => words.notCancelling);
const cancel = phrasePattern(({ controls }) => controls.cancel);

/**
 * Whether words can cancel: not if a verb of giving up goes with a particle or a place ("drop it off"), unless they say
 * so besides.
 */
export function mayCancel(heard: Heard, span: HeardSpan): boolean {
  const found = findPhrase(heard, span, notCancelling);
  if (found === undefined) return true;
  return [
    { from: span.from, to: found.from },
    { from: found.to, to: span.to },
  ].some((rest) => findPhrase(heard, rest, cancel) !== undefined);
}

/** Whether any word of a message can negate a request. */
export function mayBeNegated(heard: Heard): boolean {
  return canOccur(heard, negated) || canOccur(heard, negatedAfter);
}

/**
 * The guards of a request in a span of words: "I don't want to return anything", "if I cancelled, …". A negation that
 * belongs to a fact ("it has not arrived", "I don't want to keep it") does not count.
 */
export const guardsOf = onceForSpan((heard, span): readonly ReadingGuard[] => {
  const mayNegate = canOccur(heard, negated);
  const mayNegateAfter = canOccur(heard, negatedAfter);
  const mayImagine = canOccur(heard, hypothetical);
  if (!mayNegate && !mayNegateAfter && !mayImagine) return [];
  const text = spanText(heard, partAround(heard, span));
  const bare = replacePhrases(heard, text, exceptions, () => '…').trim();
  const found: ReadingGuard[] = [];
  if ((mayNegate && opensNegated?.test(bare)) || (mayNegateAfter && closesNegated?.test(bare)))
    found.push('negated');
  if (mayImagine && opensHypothetical?.test(bare)) found.push('hypothetical');
  return found;
});
