import type { Json, JsonObject } from '../base/json.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

/**
 * Reads a snapshot stored by this or an earlier version.
 *
 * @param stored - Parsed JSON.
 * @param findRequest - Finds the request effect with an id in the conversation's log: version 1 stored only the id.
 * @returns The snapshot in the current version.
 * @throws ZodError if it matches no version.
 */
export function migrateSnapshot(
  stored: unknown,
  findRequest: (id: string) => unknown = () => undefined,
): Snapshot {
  let read = stored;
  if (isOfVersion(1, read)) read = fromVersion1(read, findRequest);
  if (isOfVersion(2, read)) read = fromVersion2(read);
  if (isOfVersion(3, read)) read = withQueuedIntents(read);
  return snapshot.parse(read);
}

function isOfVersion(version: number, stored: unknown): stored is JsonObject {
  return typeof stored === 'object' && stored !== null && 'snapshot' in stored && stored.snapshot === version;
}

/** The intent of a queued flow was stored under another name at first. */
function withQueuedIntents(stored: JsonObject): unknown {
  if (!Array.isArray(stored.queued) || stored.queued.length === 0) return stored;
  const queued = stored.queued.map((one) => {
    const { wish, ...rest } = one as JsonObject;
    return wish === undefined ? one : { ...rest, intent: wish };
  });
  return { ...stored, queued };
}

/** Sentences became statements. */
function fromVersion2(old: JsonObject): unknown {
  const tried = Array.isArray(old.tried) ? old.tried : [];
  return { ...old, snapshot: 3, tried: tried.map(triedFromText) };
}

/** Converts an attempted step whose detail was a sentence. */
export function triedFromText(step: Json): unknown {
  const { detail, ...rest } = step as JsonObject;
  return { ...rest, detail: { code: 'earlier_text', params: { text: detail } } };
}

function fromVersion1(old: JsonObject, findRequest: (id: string) => unknown): unknown {
  const awaiting = old.awaiting as { readonly type?: Json; readonly effect?: Json } | undefined;
  const request = awaiting?.type === 'result' ? findRequest(String(awaiting.effect)) : undefined;
  const frames = Array.isArray(old.frames) ? old.frames : [];
  return {
    ...old,
    snapshot: 2,
    spoken: null,
    seed: 0,
    customer: { id: null, authenticated: false },
    frames: frames.map((frame) => ({ ...(frame as JsonObject), since: old.turn })),
    filledAt: {},
    // A lost request cannot be repeated; the customer is asked instead.
    awaiting:
      awaiting?.type !== 'result' ? awaiting : request ? { type: 'result', request } : { type: 'input' },
    timer: null,
    silences: 0,
    prompt: null,
    clarification: null,
    queued: [],
    unresolved: old.turn,
    counts: {},
    wakes: 0,
  };
}
