// Vectors with fewer dimensions that keep most of their differences.

/** How many sample vectors the axes are computed from, and how often they are refined. */
const samples = 20_000;
const rounds = 12;

/**
 * Centres vectors and projects them on their principal axes (orthogonal iteration), each result of length 1.
 *
 * @returns One vector of `dimensions` numbers for each given one.
 */
export function principalAxes(vectors: readonly Float32Array[], dimensions: number): readonly Float32Array[] {
  const width = vectors[0]?.length ?? 0;
  const mean = new Float64Array(width);
  for (const vector of vectors)
    for (let at = 0; at < width; at++) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
  const axes = axesOf(covariance(vectors, mean), width, dimensions);
  return vectors.map((vector) => {
    const projected = Float32Array.from({ length: dimensions }, (_, axis) => {
      let sum = 0;
      for (let at = 0; at < width; at++)
        sum += ((vector[at] ?? 0) - (mean[at] ?? 0)) * (axes[axis * width + at] ?? 0);
      return sum;
    });
    const length = Math.hypot(...projected) || 1;
    return projected.map((value) => value / length);
  });
}

function covariance(vectors: readonly Float32Array[], mean: Float64Array): Float64Array {
  const width = mean.length;
  const sums = new Float64Array(width * width);
  const count = Math.min(samples, vectors.length);
  for (let sample = 0; sample < count; sample++) {
    const vector = vectors[Math.floor((sample * vectors.length) / count)];
    if (vector === undefined) continue;
    const centred = Float64Array.from(vector, (value, at) => value - (mean[at] ?? 0));
    for (let row = 0; row < width; row++) {
      const value = centred[row] ?? 0;
      for (let column = row; column < width; column++)
        sums[row * width + column] = (sums[row * width + column] ?? 0) + value * (centred[column] ?? 0);
    }
  }
  for (let row = 0; row < width; row++)
    for (let column = 0; column < row; column++) sums[row * width + column] = sums[column * width + row] ?? 0;
  return sums;
}

/** The first eigenvectors, as rows. */
function axesOf(matrix: Float64Array, width: number, count: number): Float64Array {
  let seed = 1;
  let axes: Float64Array = Float64Array.from({ length: count * width }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648 - 0.5;
  });
  orthogonalise(axes, width, count);
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(count * width);
    for (let axis = 0; axis < count; axis++)
      for (let row = 0; row < width; row++) {
        let sum = 0;
        for (let column = 0; column < width; column++)
          sum += (matrix[row * width + column] ?? 0) * (axes[axis * width + column] ?? 0);
        next[axis * width + row] = sum;
      }
    axes = next;
    orthogonalise(axes, width, count);
  }
  return axes;
}

/** Gram-Schmidt, in place. */
function orthogonalise(axes: Float64Array, width: number, count: number): void {
  for (let axis = 0; axis < count; axis++) {
    const own = axes.subarray(axis * width, (axis + 1) * width);
    for (let before = 0; before < axis; before++) {
      const other = axes.subarray(before * width, (before + 1) * width);
      const share = own.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
      for (let at = 0; at < width; at++) own[at] = (own[at] ?? 0) - share * (other[at] ?? 0);
    }
    const length = Math.hypot(...own) || 1;
    for (let at = 0; at < width; at++) own[at] = (own[at] ?? 0) / length;
  }
}
