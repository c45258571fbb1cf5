import type { Json } from '../../base/json.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import { initialSnapshot } from '../../machine/transition.ts';
import type { HeldValue } from '../../machine/transitionContext.ts';
import type { Mask } from '../../model/mask.ts';
import { withEarlierText } from '../earlierText.ts';
import type { AmendedEntry, SessionGrowth } from '../growSession.ts';
import type { LogEntry, RecordingHeader, Session } from '../session.ts';
import { createMask, maskForm } from './createMask.ts';
import { findSecrets } from './findSecrets.ts';
import { maskEntries, maskEvent } from './maskEntries.ts';

/** A snapshot with sensitive slots masked, and their values wherever else they occur. */
function maskSnapshot(project: CompiledProject, mask: Mask, snapshot: Snapshot): Snapshot {
  const { frames, awaiting, prompt, clarification, queued, message, intent, tried } = snapshot;
  const slots: Record<string, Json> = { ...mask.anywhere(snapshot.slots) };
  for (const slot of project.sensitiveSlots)
    slots[slot] = maskValue(project, slot, snapshot.slots[slot] ?? null);
  const texts = mask.anywhere({ frames, awaiting, prompt, clarification, queued, message, intent, tried });
  return { ...snapshot, ...texts, slots };
}

function maskValue({ slots }: CompiledProject, slot: string, value: Json): Json {
  const definition = slots.get(slot);
  if (definition === undefined) return value;
  if (typeof value === 'number') return Number(maskForm(definition, String(value)));
  return typeof value === 'string' ? maskForm(definition, value) : value;
}

/** The earlier log without the secrets that the turn revealed. */
export interface MaskedLog {
  readonly entries: readonly LogEntry[];
  /** The entries that differ from the stored ones. */
  readonly amended: readonly AmendedEntry[];
  /** The snapshot that follows from the masked log; null if the masked events lead elsewhere. */
  readonly snapshot: Snapshot | null;
}

/**
 * Masks secrets in the earlier log that became known only now: the customer mentioned one before it was asked for.
 *
 * @returns Null if the log contains none of them.
 */
function maskEarlier(
  project: CompiledProject,
  mask: Mask,
  header: RecordingHeader,
  log: readonly LogEntry[],
): MaskedLog | null {
  if (!log.some((entry) => holdsSecret(mask, entry))) return null;
  const at = { at: header.startedAt, locale: header.locale };
  const source = { header, from: initialSnapshot(project, at), earlier: [], entries: log };
  // If the project has changed (a rollout during the conversation), running the log again would not give what
  // happened.
  const asItIs = maskEntries(project, createMask(project, []), source);
  if (asItIs.snapshot !== null && isSame(log, asItIs.entries)) {
    const { entries, snapshot } = maskEntries(project, mask, source);
    return { entries, amended: amendedIn(log, entries), snapshot };
  }
  const entries = log.map((entry) => maskPlainly(mask, entry));
  return { entries, amended: amendedIn(log, entries), snapshot: null };
}

function amendedIn(log: readonly LogEntry[], masked: readonly LogEntry[]): readonly AmendedEntry[] {
  return masked.flatMap((entry, number) =>
    entry === log[number] || JSON.stringify(entry) === JSON.stringify(log[number]) ? [] : [{ number, entry }],
  );
}

/** Sentences written by an earlier version are not compared. */
function isSame(log: readonly LogEntry[], again: readonly LogEntry[]): boolean {
  return JSON.stringify(withEarlierText(log, again)) === JSON.stringify(log);
}

function holdsSecret(mask: Mask, entry: LogEntry): boolean {
  return maskPlainly(mask, entry) !== entry;
}

function maskPlainly(mask: Mask, entry: LogEntry): LogEntry {
  if (entry.entry !== 'event') return mask.anywhere(entry);
  const event = maskEvent(mask, entry.event);
  return event === entry.event ? entry : { ...entry, event };
}

/** A turn as it happened. */
export interface TurnToMask {
  readonly before: Session;
  readonly entries: readonly LogEntry[];
  /** The values of sensitive slots during the turn. */
  readonly heldValues: readonly HeldValue[];
  /** The conversation after the turn. */
  readonly snapshot: Snapshot;
}

/** A turn as it is stored. */
export type MaskedTurn = SessionGrowth & Required<Pick<SessionGrowth, 'amended'>>;

/**
 * Keeps values of sensitive slots out of a session's log. The snapshot needs them while the conversation runs and is
 * masked when it ends.
 *
 * @returns Null if there is nothing to mask, as in all projects without sensitive slots.
 */
export async function maskTurn(project: CompiledProject, turn: TurnToMask): Promise<MaskedTurn | null> {
  if (project.sensitiveSlots.size === 0) return null;
  const { before, entries, heldValues, snapshot } = turn;
  const known = before.masking?.secrets ?? [];
  const secrets = await findSecrets(project, before, heldValues, entries);
  if (secrets.length === 0) return null;
  const { header } = before;
  const mask = createMask(project, secrets);
  const earlier = secrets === known ? null : maskEarlier(project, mask, header, await before.history());
  const escalates = entries.some(({ entry }) => entry === 'handoff');
  const from = earlier === null ? before.masking?.snapshot : earlier.snapshot;
  const masked = maskEntries(project, mask, {
    header,
    from: from ?? maskSnapshot(project, mask, before.snapshot),
    earlier: earlier?.entries ?? (escalates ? await before.history() : []),
    entries,
  });
  const shown = masked.snapshot ?? maskSnapshot(project, mask, snapshot);
  const kept = { added: masked.entries, amended: earlier?.amended ?? [] };
  return snapshot.status === 'ended'
    ? { ...kept, snapshot: shown }
    : { ...kept, snapshot, masking: { secrets: [...secrets], snapshot: shown } };
}

/** A turn as followers see it: unmasked, except for handoff packets, which leave the system. */
export function withMaskedPackets(
  entries: readonly LogEntry[],
  masked: MaskedTurn | null,
): readonly LogEntry[] {
  if (masked === null) return entries;
  return entries.map((entry, index) => (entry.entry === 'handoff' ? (masked.added[index] ?? entry) : entry));
}
