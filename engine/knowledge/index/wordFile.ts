import type { WordIndex } from '../search/wordIndex.ts';

/**
 * Writes a word index as bytes: four counts (words of the vocabulary, bytes of its text, postings, documents; uint32),
 * then begins, documents and lengths (uint32), counts (uint8), and the vocabulary, one word a line in UTF-8. All
 * little-endian.
 */
export function encodeWords({ vocabulary, begins, documents, counts, lengths }: WordIndex): Buffer {
  const text = Buffer.from(vocabulary.join('\n'));
  const head = Uint32Array.of(vocabulary.length, text.length, documents.length, lengths.length);
  return Buffer.concat([...[head, begins, documents, lengths, counts].map(bytesOf), text]);
}

/**
 * Reads a word index.
 *
 * @param bytes - What {@link encodeWords} wrote; may be let go of afterwards.
 * @throws RangeError when the bytes are not of the length that they announce.
 */
export function decodeWords(bytes: Buffer): WordIndex {
  // A copy that begins at a multiple of four, as 32-bit views need it.
  const buffer = new Uint8Array(bytes).buffer;
  const [words = 0, textBytes = 0, postings = 0, documentCount = 0] = new Uint32Array(buffer, 0, 4);
  let next = 16;
  const uint32s = (length: number): Uint32Array => {
    const begin = next;
    next += 4 * length;
    return new Uint32Array(buffer, begin, length);
  };
  const begins = uint32s(words + 1);
  const documents = uint32s(postings);
  const lengths = uint32s(documentCount);
  const counts = new Uint8Array(buffer, next, postings);
  next += postings;
  if (next + textBytes !== buffer.byteLength) throw new RangeError('its words are not complete');
  const text = Buffer.from(buffer, next, textBytes).toString('utf8');
  return { vocabulary: text === '' ? [] : text.split('\n'), begins, documents, counts, lengths };
}

function bytesOf(array: Uint32Array | Uint8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
