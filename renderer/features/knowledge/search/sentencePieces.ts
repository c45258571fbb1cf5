/** A passage around the sentence that is to stand out in it. */
export interface SentencePieces {
  readonly before: string;
  readonly sentence: string;
  readonly after: string;
}

/**
 * Finds a sentence in its passage, however the white space between its words is written there.
 *
 * @returns Null where it does not stand there as it is.
 */
export function sentencePieces(text: string, sentence: string): SentencePieces | null {
  const words = sentence
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'));
  const match = pattern.exec(text);
  if (match === null) return null;
  const end = match.index + match[0].length;
  return { before: text.slice(0, match.index), sentence: match[0], after: text.slice(end) };
}
