/** The layout of a stored model, shared by what writes it and what reads it. */
export const modelFile = {
  /** `DLNU` in little-endian. */
  magic: 0x554e4c44,
  /** Raised whenever the layout, the features or their weighting change: a model fits the code that made it. */
  version: 1,
  /** Magic, version, checksum of all that follows it, length of the header: four bytes each. */
  preambleBytes: 16,
  /** Bytes after the header: hashes, inverse document frequencies, step sizes, biases, weights. */
  arrayBytes: (features: number, classes: number): number =>
    features === 0 ? 0 : features * 12 + classes * 4 + features * classes,
} as const;
