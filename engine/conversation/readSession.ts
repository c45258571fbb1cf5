import { z } from 'zod';
import { migrateSnapshot } from '../kit/migrateSnapshot.ts';
import { sessionOf } from './growSession.ts';
import { type LogEntry, logEntry, type Session, session } from './session.ts';

const stored = session.extend({ snapshot: z.unknown() });

/**
 * Reads a session as it was stored by this or an earlier version, so that a conversation goes on across an update.
 *
 * @param value - Parsed JSON.
 * @returns The session, with its log at hand.
 * @throws ZodError when it is no session.
 */
export function readSession(value: unknown): Session & { readonly log: readonly LogEntry[] } {
  const { snapshot, ...rest } = stored.parse(value);
  const findRequest = (id: string): unknown => {
    for (const entry of rest.log) {
      if (entry.entry === 'effect' && 'id' in entry.effect && entry.effect.id === id) return entry.effect;
    }
    return undefined;
  };
  const read = { ...rest, snapshot: migrateSnapshot(snapshot, findRequest) };
  return { ...sessionOf(read), log: read.log };
}

/**
 * Reads an entry of a log as it was stored by this or an earlier version.
 *
 * @param value - Parsed JSON.
 * @param version - `recording` of the header under which it was written.
 * @throws ZodError when it is no entry of that version.
 */
export function readLogEntry(value: unknown, version: number): LogEntry {
  z.literal(1).parse(version);
  return logEntry.parse(value);
}
