import { ZodError } from 'zod';
import type { Location } from '../base/location.ts';
import { zodProblems } from '../base/zodProblems.ts';
import { readHeader, readLogEntry, recordingVersions } from '../conversation/readSession.ts';
import type { LogEntry, RecordingHeader } from '../conversation/session.ts';
import type { NoteStatement } from '../model/statements.ts';
import { replayErrors } from './errors.ts';

/** A recorded conversation: its event log, with a header. */
export interface Recording {
  readonly header: RecordingHeader;
  readonly log: readonly LogEntry[];
  /** False when the writer crashed in mid-turn: the last turn is not all there. */
  readonly complete: boolean;
  /** What was noticed on reading. */
  readonly notes: readonly NoteStatement[];
}

interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * Reads a recording of this or an earlier version. A last line that its writer did not finish is left out, with a note; any other line that does
 * not fit is an error that names it.
 *
 * @param text - JSON lines, as `writeRecording` writes them.
 * @param file - Name for the locations of errors.
 * @throws AppError REPLAY_RECORDING_EMPTY, REPLAY_HEADER_INVALID, REPLAY_VERSION_UNKNOWN, REPLAY_LINE_NOT_JSON,
 *   REPLAY_LINE_INVALID, REPLAY_START_MISSING
 */
export function readRecording(text: string, file?: string): Recording {
  const at = (line: number): { readonly location: Location } => ({
    location: file === undefined ? { line } : { file, line },
  });
  const lines = linesOf(text);
  const first = lines[0];
  if (first === undefined) throw replayErrors.REPLAY_RECORDING_EMPTY(undefined, at(1));
  const { header, version } = readFirstLine(first, at);

  const log: LogEntry[] = [];
  const notes: NoteStatement[] = [];
  for (const line of lines.slice(1)) {
    const parsed = parseJson(line.text);
    if (parsed.ok) {
      log.push(readEntry(parsed.value, version, line, at));
    } else if (line === lines.at(-1) && !text.endsWith('\n')) {
      notes.push({ code: 'line_unfinished', params: { line: line.number } });
    } else {
      throw replayErrors.REPLAY_LINE_NOT_JSON({ line: line.number, reason: parsed.reason }, at(line.number));
    }
  }
  const start = log.find((entry) => entry.entry === 'event');
  if (start?.event.type !== 'start') throw replayErrors.REPLAY_START_MISSING(undefined, at(first.number + 1));
  return { header, log, complete: notes.length === 0, notes };
}

function linesOf(text: string): readonly Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line }))
    .filter((line) => line.text.trim() !== '');
}

function readFirstLine(
  line: Line,
  at: (line: number) => { readonly location: Location },
): { readonly header: RecordingHeader; readonly version: number } {
  const parsed = parseJson(line.text);
  if (!parsed.ok) throw replayErrors.REPLAY_HEADER_INVALID({ finding: parsed.reason }, at(line.number));
  const version = versionOf(parsed.value);
  if (typeof version === 'number' && !recordingVersions.includes(version)) {
    throw replayErrors.REPLAY_VERSION_UNKNOWN({ version: String(version) }, at(line.number));
  }
  try {
    return { header: readHeader(parsed.value), version: Number(version) };
  } catch (thrown) {
    if (!(thrown instanceof ZodError)) throw thrown;
    throw replayErrors.REPLAY_HEADER_INVALID({ finding: findingOf(thrown) }, at(line.number));
  }
}

function readEntry(
  value: unknown,
  version: number,
  line: Line,
  at: (line: number) => { readonly location: Location },
): LogEntry {
  try {
    return readLogEntry(value, version);
  } catch (thrown) {
    if (!(thrown instanceof ZodError)) throw thrown;
    throw replayErrors.REPLAY_LINE_INVALID(
      { line: line.number, finding: findingOf(thrown) },
      at(line.number),
    );
  }
}

function parseJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function versionOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'recording' in value ? value.recording : undefined;
}

function findingOf(error: ZodError): string {
  return zodProblems(error)
    .map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
    .join('; ');
}

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
