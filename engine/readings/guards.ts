// What keeps words from meaning what they seem to: negation, and things only imagined.

import type { ReadingGuard } from '../model/reading.ts';
import { type Heard, type HeardSpan, partAround, spanText } from './heard.ts';
import { phrasePattern } from './phrasebook.ts';

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
const everyException = exceptions && new RegExp(exceptions.source, 'gu');

/** Whether a part of the message tells of the past. */
export function isPast(heard: Heard, span: HeardSpan): boolean {
  return past?.test(spanText(heard, partAround(heard, span))) === true;
}

/**
 * The guards of a request in a span of words: "I don't want to return anything", "if I cancelled, …". A negation that
 * belongs to a fact ("it has not arrived", "I don't want to keep it") does not count.
 */
export function guardsOf(heard: Heard, span: HeardSpan): readonly ReadingGuard[] {
  const part = partAround(heard, span);
  const text = spanText(heard, part);
  const bare = everyException === undefined ? text : text.replaceAll(everyException, '…').trim();
  const found: ReadingGuard[] = [];
  if (opensNegated?.test(bare) === true || closesNegated?.test(bare) === true) found.push('negated');
  if (opensHypothetical?.test(bare) === true) found.push('hypothetical');
  return found;
}
