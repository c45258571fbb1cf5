import { z } from 'zod';
import { migrateSnapshot } from '../kit/migrateSnapshot.ts';
import { type Session, session } from './session.ts';

const stored = session.extend({ snapshot: z.unknown() });

/**
 * Reads a session as it was stored by this or an earlier version, so that a conversation goes on across an update.
 *
 * @param value - Parsed JSON.
 * @throws ZodError when it is no session.
 */
export function readSession(value: unknown): Session {
  const { snapshot, ...rest } = stored.parse(value);
  const findRequest = (id: string): unknown => {
    for (const entry of rest.log) {
      if (entry.entry === 'effect' && 'id' in entry.effect && entry.effect.id === id) return entry.effect;
    }
    return undefined;
  };
  const { header, ...others } = rest;
  return { header, snapshot: migrateSnapshot(snapshot, findRequest), ...others };
}
