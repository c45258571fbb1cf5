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

/** The versions of recordings that can be read; the last one is written. */
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
 * Reads a session as it was stored by this or an earlier version, so that a conversation goes on across an update.
 *
 * @param value - Parsed JSON.
 * @returns The session, with its log at hand.
 * @throws ZodError when it is no session.
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
 * Reads an entry of an event log as it was written by this or an earlier version.
 *
 * @param value - Parsed JSON.
 * @param version - `recording` of the header under which it was written.
 * @throws ZodError when it is no entry of that version.
 */
export function readLogEntry(value: unknown, version: number): LogEntry {
  return logEntry.parse(version < 2 ? fromVersion1(value) : value);
}

/**
 * Reads the header of a recording of this or an earlier version.
 *
 * @param value - Parsed JSON.
 * @returns The header in the current version.
 * @throws ZodError when it is none, or of a version that is not known.
 */
export function readHeader(value: unknown): RecordingHeader {
  return { ...storedHeader.parse(value), recording: 2 };
}
