/** How people of one language take back what they said. Each entry is a regular expression over whole words. */
export interface CorrectionWords {
  /** Something said before was wrong; what is right stands beside it. */
  readonly markers: readonly string[];
  /** The same, or just a way to begin to talk of something else ("actually, where is …"). */
  readonly hesitations: readonly string[];
  /** The same where it stands at the very beginning, or after a sign. */
  readonly openings: readonly string[];
  /** What is named is not what was wanted, without saying what is. */
  readonly rejections: readonly string[];
  /** Stands before the value that is not wanted. */
  readonly negators: readonly string[];
}
