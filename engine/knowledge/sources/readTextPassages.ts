import { errors } from '../errors.ts';
import type { TextReader } from '../formats/loadReader.ts';
import type { Passage } from './chunk.ts';
import { sourceLimits } from './sourceLimits.ts';

/**
 * Reads a text source, after making sure that it is text and not too much of it.
 *
 * @param text - Decoded as UTF-8.
 * @throws AppError `KB_SOURCE_TOO_LARGE`, `KB_SOURCE_BINARY`, `KB_SOURCE_NOT_UTF8`, and what the reader throws.
 */
export function readTextPassages(read: TextReader, source: string, text: string): Passage[] {
  if (text.length > sourceLimits.textCharacters) {
    const limit = `${sourceLimits.textCharacters / 1_000_000} million characters`;
    throw errors.KB_SOURCE_TOO_LARGE({ limit }, { location: { file: source } });
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) throw errors.KB_SOURCE_BINARY({}, { location: { file: source, line: lineAt(text, zero) } });
  // What decoding leaves in the place of bytes that are not UTF-8.
  const damaged = text.indexOf('\uFFFD');
  if (damaged >= 0)
    throw errors.KB_SOURCE_NOT_UTF8({}, { location: { file: source, line: lineAt(text, damaged) } });
  return read(source, text.replace(/^\uFEFF/, ''));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
