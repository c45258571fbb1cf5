import type { Json, JsonObject } from '../base/json.ts';
import { triedFromText } from '../kit/migrateSnapshot.ts';

// Before version 2, recordings contained sentences where they now contain statements. Such a sentence cannot be turned
// into a statement: it is kept as it is, and replays do not compare it.

type Statement = { readonly code: 'earlier_text'; readonly params: { readonly text: Json } };

/** Converts a log entry of version 1 to the current version; returns anything else unchanged. */
export function fromVersion1(entry: unknown): unknown {
  if (!isObject(entry)) return entry;
  if (entry.entry === 'step' && typeof entry.why === 'string') return { ...entry, why: statement(entry.why) };
  if (entry.entry === 'effect' && isObject(entry.effect) && entry.effect.type === 'escalate') {
    const { reason, nextStep } = entry.effect;
    const effect = {
      ...entry.effect,
      reason: statement(reason),
      nextStep: nextStep === '' ? null : statement(nextStep),
    };
    return { ...entry, effect };
  }
  if (entry.entry === 'handoff' && isObject(entry.packet)) {
    return { ...entry, packet: packetFromVersion1(entry.packet) };
  }
  return entry;
}

function packetFromVersion1(packet: JsonObject): unknown {
  const { reason, summary, nextStep, tried } = packet;
  return {
    ...packet,
    packet: 2,
    reason: statement(reason),
    summary: [statement(summary)],
    tried: Array.isArray(tried) ? tried.map(triedFromText) : tried,
    nextStep: statement(nextStep),
  };
}

function statement(text: Json | undefined): Statement {
  return { code: 'earlier_text', params: { text: text ?? '' } };
}

/**
 * The result of a replay, with its statements replaced by the sentences that an earlier version recorded in their
 * place, so that the two can be compared as a whole.
 *
 * @param recorded - The same part of the recording.
 */
export function withEarlierText<T>(recorded: unknown, replayed: T): T {
  if (isEarlierText(recorded)) return recorded as T;
  if (Array.isArray(recorded) && Array.isArray(replayed)) {
    // A summary was one sentence and is now a list of statements.
    if (recorded.length > 0 && recorded.every(isEarlierText)) return recorded as T;
    return replayed.map((item, index) => withEarlierText(recorded[index], item)) as T;
  }
  if (!isObject(recorded) || !isObject(replayed)) return replayed;
  return Object.fromEntries(
    Object.entries(replayed).map(([key, value]) => [key, withEarlierText(recorded[key], value)]),
  ) as T;
}

function isEarlierText(value: unknown): boolean {
  return isObject(value) && value.code === 'earlier_text';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
