import type { Json } from '../../base/json.ts';
import type { NluContext } from '../../model/nluPort.ts';

/** A value found in a text. Offsets are UTF-16, end exclusive. */
export interface EntityMatch {
  readonly start: number;
  readonly end: number;
  /** Normalised value, see `engine/model/entity.ts`. */
  readonly value: Json;
}

/** Finds the values of one entity in a text, in any order, possibly overlapping. */
export type FindMatches = (text: string, context: NluContext) => readonly EntityMatch[];
