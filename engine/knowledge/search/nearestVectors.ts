/** A vector and how close it is. */
export interface Nearest {
  /** Position of the vector in the index. */
  readonly position: number;
  readonly cosine: number;
}

/**
 * Finds the vectors closest to one.
 *
 * @param vector - Of length 1.
 * @param count - Most to return.
 * @param accepts - Which positions may be found.
 * @returns Best first, equal ones by position.
 */
export type NearestVectors = (
  vector: Float32Array,
  count: number,
  accepts: (position: number) => boolean,
) => Promise<readonly Nearest[]>;

/** Orders by cosine, equal ones by position, so that the same query gives the same order everywhere. */
export function byCosine(a: Nearest, b: Nearest): number {
  return b.cosine - a.cosine || a.position - b.position;
}
