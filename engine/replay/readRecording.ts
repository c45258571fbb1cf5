import type { Location } from '../base/location.ts';
import { zodProblems } from '../base/zodProblems.ts';
import { type LogEntry, logEntry, type RecordingHeader, recordingHeader } from '../conversation/session.ts';
import { errors } from './errors.ts';
import type { Recording } from './recording.ts';

interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * Reads a recording. A last line that its writer did not finish is left out, with a note; any other line that does
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
  if (first === undefined) throw errors.REPLAY_RECORDING_EMPTY(undefined, at(1));
  const header = readHeader(first, at);

  const log: LogEntry[] = [];
  const notes: string[] = [];
  for (const line of lines.slice(1)) {
    const parsed = parseJson(line.text);
    if (parsed.ok) {
      log.push(readEntry(parsed.value, line, at));
    } else if (line === lines.at(-1) && !text.endsWith('\n')) {
      notes.push(`Line ${line.number} was not written to its end and is left out`);
    } else {
      throw errors.REPLAY_LINE_NOT_JSON({ line: line.number, reason: parsed.reason }, at(line.number));
    }
  }
  const start = log.find((entry) => entry.entry === 'event');
  if (start?.event.type !== 'start') throw errors.REPLAY_START_MISSING(undefined, at(first.number + 1));
  return { header, log, complete: notes.length === 0, notes };
}

function linesOf(text: string): readonly Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line }))
    .filter((line) => line.text.trim() !== '');
}

function readHeader(line: Line, at: (line: number) => { readonly location: Location }): RecordingHeader {
  const parsed = parseJson(line.text);
  if (!parsed.ok) throw errors.REPLAY_HEADER_INVALID({ finding: parsed.reason }, at(line.number));
  const header = recordingHeader.safeParse(parsed.value);
  if (header.success) return header.data;
  const version = versionOf(parsed.value);
  if (typeof version === 'number' && version !== 1) {
    throw errors.REPLAY_VERSION_UNKNOWN({ version: String(version) }, at(line.number));
  }
  throw errors.REPLAY_HEADER_INVALID({ finding: findingOf(header.error) }, at(line.number));
}

function readEntry(
  value: unknown,
  line: Line,
  at: (line: number) => { readonly location: Location },
): LogEntry {
  const entry = logEntry.safeParse(value);
  if (entry.success) return entry.data;
  const params = { line: line.number, finding: findingOf(entry.error) };
  throw errors.REPLAY_LINE_INVALID(params, at(line.number));
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

function findingOf(error: Parameters<typeof zodProblems>[0]): string {
  return zodProblems(error)
    .map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
    .join('; ');
}
