/** A word as it is compared, and where it stands in the text (UTF-16, end exclusive). */
export interface WordSpan {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019][\p{L}\p{M}]+)*|\p{Extended_Pictographic}/gu;

/** The words of a text in order: lower case, without accents and apostrophes. */
export function wordSpans(text: string): readonly WordSpan[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: match[0]
      .normalize('NFKD')
      .replace(/[\p{M}'\u2019]/gu, '')
      .toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
