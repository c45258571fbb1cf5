/** One file to download. */
export interface FileToDownload {
  readonly url: string;
  /** Absolute path to put it at. */
  readonly target: string;
  /** SHA-256 that it must have; undefined: whatever it is. */
  readonly expected: string | undefined;
  /** Whether a file that is there already can only be the one wanted, though no checksum says so. */
  readonly trustExisting: boolean;
  /** Told how many bytes are there, of how many if the server says. */
  readonly onBytes: (done: number, total: number | null) => void;
  readonly signal: AbortSignal;
}
