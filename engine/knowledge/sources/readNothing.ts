import type { Passage } from './chunk.ts';
import { sourceDescription } from './sourceDescription.ts';

/**
 * Reads what describes another source: it has no passages of its own.
 *
 * @throws AppError `KB_DESCRIPTION_INVALID`, `KB_LABELS_INVALID`.
 */
export function readNothing(source: string, text: string): Passage[] {
  sourceDescription(source, text);
  return [];
}
