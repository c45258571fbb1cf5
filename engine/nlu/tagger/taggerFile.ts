/** The layout of a stored tagger, shared by what writes it and what reads it. */
export const taggerFile = {
  /** `DLET` in little-endian. */
  magic: 0x54454c44,
  /** Raised whenever the layout, the features or the training change: a tagger fits the code that made it. */
  version: 1,
  /** Magic, version, checksum of all that follows it, length of the header: four bytes each. */
  preambleBytes: 16,
  /** Bytes after the header: hashes, weights, weights of tags after tags. */
  arrayBytes: (features: number, tags: number): number =>
    4 * (features + features * tags + (tags + 1) * tags),
} as const;
