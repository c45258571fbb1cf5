/** What a knowledge source may take, so that none stops the program. */
export const sourceLimits = {
  /** Characters of a text source. A megabyte of text is about a novel. */
  textCharacters: 10_000_000,
  /** Bytes of a PDF or DOCX file. */
  binaryBytes: 50 * 1024 * 1024,
  /** Bytes of what a DOCX file holds when it is unpacked. */
  unpackedBytes: 100 * 1024 * 1024,
  /** Seconds that reading a source may take. */
  seconds: 60,
  /** Megabytes of memory that the thread may take that reads sources. */
  memoryMegabytes: 1024,
} as const;
