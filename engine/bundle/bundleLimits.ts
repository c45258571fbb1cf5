/** How large a bundle may be; checked before anything is read into memory. */
export interface BundleLimits {
  /** Bytes of the archive. */
  readonly archiveBytes: number;
  /** Number of files in it. */
  readonly files: number;
  /** Bytes of one file. */
  readonly fileBytes: number;
}

/** Limits that hold when none are given. */
export const defaultBundleLimits: BundleLimits = {
  archiveBytes: 512 * 1024 * 1024,
  files: 20_000,
  fileBytes: 256 * 1024 * 1024,
};
