/** A vocabulary entry as the model ships it: the piece and its log probability (see below for those without). */
export type VocabularyEntry = readonly [piece: string, score: number | null];

/** Encodes a text as ids of vocabulary pieces. */
export type Tokenizer = (text: string) => number[];

// Ids 0 to 5 are the unknown piece and control symbols; no text may match them.
const reservedPieces = 6;
const unknownId = 0;
// SentencePiece charges an unknown character this much below the least likely piece (kUnkPenalty).
const unknownPenalty = 10;
const wordStart = '\u2581';

/**
 * SentencePiece with a unigram model: the most likely segmentation, found by the Viterbi algorithm. Follows
 * `EncodeAsIds` of google/sentencepiece (Apache-2.0; Kudo 2018, arXiv:1804.10959): NFKC, white space collapsed, words
 * marked by a leading U+2581, neighbouring unknown pieces merged. Written here because the npm ports of it pin
 * TensorFlow.js 3.
 *
 * @param vocabulary - All pieces in id order, which is the order of falling score. Where a piece holds a colon its
 *   conversion to JSON lost the score (`null`, or `30` for `:30`, which no log probability can be); such a piece takes
 *   the score of the one before.
 * @returns The encoder; an empty or blank text gives no ids.
 */
export function createTokenizer(vocabulary: readonly VocabularyEntry[]): Tokenizer {
  const pieces = new Map<string, { readonly id: number; readonly score: number }>();
  let longest = 1;
  let leastScore = 0;
  for (const [id, [piece, score]] of vocabulary.entries()) {
    if (id < reservedPieces) continue;
    if (score !== null && score < 0) leastScore = score;
    pieces.set(piece, { id, score: leastScore });
    longest = Math.max(longest, Array.from(piece).length);
  }
  const unknownScore = leastScore - unknownPenalty;

  return (text) => {
    const normalised = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
    if (normalised === '') return [];
    const symbols = Array.from(`${wordStart}${normalised.replaceAll(' ', wordStart)}`);
    const best = new Float64Array(symbols.length + 1).fill(Number.NEGATIVE_INFINITY);
    const cameFrom = new Int32Array(symbols.length + 1);
    const lastId = new Int32Array(symbols.length + 1);
    best[0] = 0;
    for (let start = 0; start < symbols.length; start++) {
      const soFar = best[start] as number;
      const relax = (end: number, score: number, id: number): void => {
        if (soFar + score <= (best[end] as number)) return;
        best[end] = soFar + score;
        cameFrom[end] = start;
        lastId[end] = id;
      };
      const stop = Math.min(symbols.length, start + longest);
      let candidate = '';
      for (let end = start + 1; end <= stop; end++) {
        candidate += symbols[end - 1];
        const piece = pieces.get(candidate);
        if (piece !== undefined) relax(end, piece.score, piece.id);
        else if (end === start + 1) relax(end, unknownScore, unknownId);
      }
    }
    const ids: number[] = [];
    for (let end = symbols.length; end > 0; end = cameFrom[end] as number) {
      const id = lastId[end] as number;
      if (id !== unknownId || ids.at(-1) !== unknownId) ids.push(id);
    }
    return ids.reverse();
  };
}
