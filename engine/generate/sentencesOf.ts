import { splitSentences } from '../base/splitSentences.ts';

/** List markers, quotes and headings at the start of a line. */
const marker = /^\s*(?:[-*•>#]+|\d{1,2}[.)])\s+/;

/**
 * The sentences of a generated text, line by line: a line ends a sentence too, and list markers and emphasis are no
 * part of one.
 *
 * @returns Sentences that say something, in order.
 */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) =>
      splitSentences(line.replace(marker, '').replaceAll(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')),
    )
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
