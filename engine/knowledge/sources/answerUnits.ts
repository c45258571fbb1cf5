import { splitSentences } from '../../base/splitSentences.ts';

/**
 * Takes the text of a chunk apart into what can stand alone in an answer: sentences, list items, table rows.
 *
 * @returns Units in reading order; an indented line belongs to the list item above it.
 */
export function answerUnits(text: string): string[] {
  return text
    .replace(/\n {2,}/g, ' ')
    .split('\n')
    .flatMap((line) => (/^(?:-|\d+\.) /.test(line) ? [line] : splitSentences(line)));
}
