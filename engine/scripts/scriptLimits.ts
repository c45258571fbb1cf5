/** What a script may take and leave behind, whatever its state allows. */
export const scriptLimits = {
  /** Characters of the input as JSON. */
  inputLength: 1_048_576,
  /** Characters of the output as JSON. */
  outputLength: 65_536,
  /** Lines that `console.log` keeps; later ones are dropped. */
  logLines: 100,
  /** Characters of a line; the rest is cut off. */
  logLength: 500,
  /** Characters of an error's message. */
  messageLength: 500,
  /** Bytes of the interpreter's stack: about a thousand calls deep. */
  stackBytes: 256 * 1024,
} as const;
