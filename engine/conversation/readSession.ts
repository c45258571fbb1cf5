import { z } from 'zod';
import { migrateSnapshot } from '../kit/migrateSnapshot.ts';
import { fromVersion1 } from './earlierText.ts';
import { sessionOf } from './growSession.ts';
import { masking } from './masking/secret.ts';
import {
  type LogEntry,
  logEntry,
  type RecordingHeader,
  recordingHeader,
  type Session,
  session,
} from './session.ts';

/** The readable versions of recordings; the last one is written. */
export const recordingVersions: readonly number[] = [1, 2];

const storedHeader = recordingHeader.extend({
  recording: z.number().refine((version) => recordingVersions.includes(version)),
});
const stored = session.extend({
  header: storedHeader,
  snapshot: z.unknown(),
  log: z.array(z.unknown()),
  masking: masking.extend({ snapshot: z.unknown() }).optional(),
});

/**
 * Reads a session stored by this or an earlier version, so that conversations survive an update.
 *
 * @param value - Parsed JSON.
 * @returns The session, with its log in memory.
 * @throws ZodError if it is not a session.
 */
export function readSession(value: unknown): Session & { readonly log: readonly LogEntry[] } {
  const { header, snapshot, log: entries, masking: kept } = stored.parse(value);
  const log = entries.map((entry) => readLogEntry(entry, header.recording));
  const findRequest = (id: string): unknown => {
    for (const entry of log) {
      if (entry.entry === 'effect' && 'id' in entry.effect && entry.effect.id === id) return entry.effect;
    }
    return undefined;
  };
  const read = { header: readHeader(header), snapshot: migrateSnapshot(snapshot, findRequest), log };
  const masked = kept && { ...kept, snapshot: migrateSnapshot(kept.snapshot, findRequest) };
  return { ...sessionOf(masked === undefined ? read : { ...read, masking: masked }), log };
}

/**
 * Reads a log entry written by this or an earlier version.
 *
 * @param value - Parsed JSON.
 * @param version - `recording` of the header it belongs to.
 * @throws ZodError if it is not an entry of that version.
 */
export function readLogEntry(value: unknown, version: number): LogEntry {
  return logEntry.parse(version < 2 ? fromVersion1(value) : value);
}

/**
 * Reads the header of a recording written by this or an earlier version.
 *
 * @param value - Parsed JSON.
 * @returns The header in the current version.
 * @throws ZodError if it is not a header of a known version.
 */
export function readHeader(value: unknown): RecordingHeader {
  return { ...storedHeader.parse(value), recording: 2 };
}
