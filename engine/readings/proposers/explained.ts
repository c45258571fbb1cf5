import type { Json } from '../../base/json.ts';
import { normalisePhrase } from '../../kit/phrases.ts';
import { type Heard, type HeardSpan, partAround } from '../heard.ts';
import { isAllOf, isFiller, phrasePattern, talkLanguages, withoutActs } from '../phrasebook.ts';
import type { Waiting } from '../waiting.ts';

/** Words that go with a value: "is", "should be". */
const copulas = phrasePattern((words) => words.copulas);
/** Words that go with a value and the name of its slot: "change my e-mail to …". */
const changes = phrasePattern((words) => words.changes);

/** Words at the end of a text that are not part of it. */
const trailing = new RegExp(
  `[\\s,]+(?:${talkLanguages.flatMap((words) => words.trailing).join('|')})[\\s.!?]*$`,
  'iu',
);

/** A text without the words that only go along with it: "Crystal Minh actually". */
export function tidyText(value: Json): Json {
  return typeof value === 'string' ? value.replace(trailing, '') : value;
}

/**
 * How well a value explains the part of the message it stands in: the names of its slot, "my … is" and fillers belong to
 * it; every other meaningful word counts against it.
 *
 * @returns The score, and the words explained: the whole part if nothing else is in it.
 */
export function explained(
  heard: Heard,
  { slots }: Pick<Waiting, 'slots'>,
  found: HeardSpan,
  slot: string,
): { readonly score: number; readonly span: HeardSpan } {
  const part = partAround(heard, found);
  const names = new Set(
    slots.find((one) => one.slot === slot)?.names.flatMap((name) => normalisePhrase(name).split(' ')) ?? [],
  );
  const isNamed = heard.words.slice(part.from, part.to).some((word) => names.has(word));
  let unexplained = 0;
  for (let index = part.from; index < part.to; index++) {
    if (index >= found.from && index < found.to) continue;
    const word = heard.words[index] ?? '';
    if (heard.content[index] !== true || names.has(word) || isFiller(heard, word)) continue;
    if (copulas?.test(word) !== true && !(isNamed && changes?.test(word) === true)) unexplained++;
  }
  // Fillers of several words are found only together.
  if (unexplained > 0 && isAllOf(heard, part, found)) unexplained = 0;
  return {
    score: Math.max(0.5, 0.98 - 0.09 * unexplained),
    span: unexplained === 0 ? withoutActs(heard, part, found) : found,
  };
}
