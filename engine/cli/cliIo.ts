import type { Readable } from 'node:stream';

/** What a command sees of its surroundings; tests give their own. */
export interface CliIo {
  /** Data and results. */
  readonly out: (line: string) => void;
  /** Progress, hints and errors. */
  readonly note: (line: string) => void;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends what runs until stopped (`serve`, `mock`). */
  readonly stop: AbortSignal;
  /** Directory that relative paths start from. */
  readonly cwd: string;
}
