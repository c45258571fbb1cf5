import { splitSentences } from '../../base/splitSentences.ts';

/** A piece of a passage that an answer takes or leaves as a whole. */
export interface AnswerPart {
  readonly text: string;
  /** The line of the passage that it begins on: parts of one line are sentences of one paragraph. */
  readonly line: number;
}

const listItem = /^(?:-|\d+\.) /;
const leansOnTheSentenceBefore =
  /^(?:it|its|they|them|their|this|that|these|those|he|she|then|there|after that|otherwise|however|instead|also|both|if not|if so)\b/i;

/**
 * Takes a passage apart into sentences, table rows and whole lists. What makes no sense alone stays with what it leans
 * on: the steps of a list with each other and with the sentence that announces them, and a sentence that begins with
 * "It" or "Otherwise" with the one before.
 *
 * @param text - A chunk's text.
 * @returns Parts in reading order.
 */
export function answerParts(text: string): AnswerPart[] {
  const parts: AnswerPart[] = [];
  for (const [line, content] of text.split('\n').entries()) {
    const continued = content.startsWith('  ');
    const isItem = listItem.test(content);
    const pieces = isItem || continued ? [content] : splitSentences(content);
    for (const piece of pieces) {
      const last = parts.at(-1);
      const lastLine = last?.text.split('\n').at(-1) ?? '';
      const joinsList =
        continued ||
        (isItem && (lastLine.endsWith(':') || listItem.test(lastLine) || /^ {2}/.test(lastLine)));
      const joinsSentence = last?.line === line && leansOnTheSentenceBefore.test(piece);
      if (last !== undefined && (joinsList || joinsSentence)) {
        parts[parts.length - 1] = { text: `${last.text}${joinsList ? '\n' : ' '}${piece}`, line: last.line };
      } else parts.push({ text: piece, line });
    }
  }
  return parts;
}
