/** The layout of a stored model, shared by what writes it and what reads it. */
export const modelFile = {
  /** `DLNU` in little-endian. */
  magic: 0x554e4c44,
  /** Raised whenever the layout, the features, their weighting or the training changes: a model fits the code that made it. */
  version: 2,
  /** Magic, version, checksum of all that follows it, length of the header: four bytes each. */
  preambleBytes: 16,
  /** Bytes of a vocabulary: hashes and inverse document frequencies. */
  vocabularyBytes: (features: number): number => features * 8,
  /** Bytes of a linear classifier: step sizes, biases, weights. */
  classifierBytes: (features: number, classes: number): number =>
    features === 0 ? 0 : features * 4 + classes * 4 + features * classes,
} as const;
