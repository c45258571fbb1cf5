/** A normalised word and its position in the text (UTF-16, end exclusive). */
export interface WordSpan {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019][\p{L}\p{M}]+)*|\p{Extended_Pictographic}/gu;

const ASCII = /^[\t\n\r -~]*$/;
const ASCII_WORD = /[a-z0-9]+(?:'[a-z]+)*/gi;

// Cached: all lists of a project read the same message.
let lastText = '';
let lastSpans: readonly WordSpan[] = [];

/** The words of a text in order: lower case, without accents and apostrophes. */
export function wordSpans(text: string): readonly WordSpan[] {
  if (text === lastText) return lastSpans;
  lastSpans = ASCII.test(text) ? asciiSpans(text) : spansOf(text);
  lastText = text;
  return lastSpans;
}

/** The same for plain ASCII, many times faster. */
function asciiSpans(text: string): readonly WordSpan[] {
  const spans: WordSpan[] = [];
  ASCII_WORD.lastIndex = 0;
  for (let match = ASCII_WORD.exec(text); match !== null; match = ASCII_WORD.exec(text)) {
    const [written] = match;
    spans.push({
      word: written.replaceAll("'", '').toLowerCase(),
      start: match.index,
      end: match.index + written.length,
    });
  }
  return spans;
}

function spansOf(text: string): readonly WordSpan[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: match[0]
      .normalize('NFKD')
      .replace(/[\p{M}'\u2019]/gu, '')
      .toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
