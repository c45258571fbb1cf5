// How well words stand for an answer.
import type { Json } from '../../base/json.ts';
import { readYesNo } from '../../kit/answerWords.ts';
import type { Reading } from '../../model/reading.ts';
import { type Heard, type HeardSpan, partAround, spanText, weightOf } from '../heard.ts';
import { isAllOf, withoutActs } from '../phrasebook.ts';

/** Score of words that are the answer and nothing else. */
export const sure = 0.98;

/** A score for words in a part that holds more: what is left unexplained counts against it. */
export function scoreOf(
  heard: Heard,
  found: HeardSpan,
): { readonly score: number; readonly span: HeardSpan } {
  const part = partAround(heard, found);
  if (isAllOf(heard, part, found)) return { score: sure, span: withoutActs(heard, part, found) };
  const share = weightOf(heard, found) / Math.max(weightOf(heard, part), weightOf(heard, found));
  return { score: 0.5 + 0.45 * share ** 1.5, span: found };
}

/** How probable a yes or no in a part is the answer, and the words it explains. */
export function yesNoScore(
  heard: Heard,
  part: HeardSpan,
): { readonly score: number; readonly span: HeardSpan } {
  const first = spanText(heard, { from: part.from, to: part.from + 1 });
  const leads = readYesNo(first) !== undefined;
  const size = part.to - part.from;
  const content = weightOf(heard, part);
  if (size <= 2 || content < 1) return { score: sure, span: part };
  const span = leads ? { from: part.from, to: part.from + 1 } : part;
  return { score: Math.max(0.35, (leads ? 0.75 : 0.7) - 0.08 * (content - 1)), span };
}

/** The whole message as the answer. */
export function wholeMessage(heard: Heard, about: string | undefined, value: Json, score: number): Reading {
  return {
    kind: 'answer',
    ...(about !== undefined && { about }),
    ...(about !== undefined && { value }),
    start: 0,
    end: heard.message.text.length,
    score,
    evidence: [{ code: 'whole' }],
  };
}
