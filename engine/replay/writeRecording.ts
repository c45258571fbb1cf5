import type { LogEntry, RecordingHeader } from '../conversation/session.ts';

/**
 * Writes a conversation as a recording: JSON lines, the header first, then the log entries in order. Appending the
 * JSON of further entries, a line each, gives the recording of the longer conversation.
 *
 * @returns Text that ends with a line break.
 */
export function writeRecording(conversation: {
  readonly header: RecordingHeader;
  readonly log: readonly LogEntry[];
}): string {
  return `${[conversation.header, ...conversation.log].map((line) => JSON.stringify(line)).join('\n')}\n`;
}
