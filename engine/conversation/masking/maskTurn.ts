import canonicalize from 'canonicalize';
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
import type { OutputSecret, Secret } from './secret.ts';

/** A snapshot with sensitive slots masked, and their values wherever else they occur. */
function maskSnapshot(project: CompiledProject, mask: Mask, snapshot: Snapshot): Snapshot {
  const { frames, awaiting, prompt, clarification, queued, message, intent, tried, verified } = snapshot;
  const slots: Record<string, Json> = { ...mask.anywhere(snapshot.slots) };
  for (const slot of project.sensitiveSlots)
    slots[slot] = maskValue(project, slot, snapshot.slots[slot] ?? null);
  const texts = mask.anywhere({ frames, awaiting, prompt, clarification, queued, message, intent, tried });
  const confirmed = verified === undefined ? {} : { verified: mask.anywhere(verified) };
  return { ...snapshot, ...texts, ...confirmed, slots };
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
 * Keeps values of sensitive slots, and private data in messages, out of a session's log. The snapshot needs them while
 * the conversation runs and is masked when it ends.
 *
 * @returns Null if there is nothing to mask, as in most turns.
 */
export async function maskTurn(project: CompiledProject, turn: TurnToMask): Promise<MaskedTurn | null> {
  const { before, entries, heldValues, snapshot } = turn;
  const known = before.masking?.secrets ?? [];
  const secrets = await findSecrets(project, before, heldValues, entries);
  if (secrets.length === 0 && before.masking === undefined) return null;
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
  if (snapshot.status === 'ended' || needsNone(secrets, snapshot, masked.snapshot))
    return { ...kept, snapshot: shown };
  const rest = forgetUnneeded(project, secrets, snapshot);
  return { ...kept, snapshot: rest.snapshot, masking: { secrets: [...rest.secrets], snapshot: shown } };
}

/** A snapshot in its texts, which only repeat what was said, and the rest, with which the conversation goes on. */
function textsAndRest({ message, intent, tried, clarification, prompt, queued, ...rest }: Snapshot) {
  return { texts: { intent, tried, clarification, prompt, queued }, message, rest };
}

/** True if the conversation goes on just the same from its masked snapshot: no slot or variable holds a secret. */
function needsNone(secrets: readonly Secret[], snapshot: Snapshot, masked: Snapshot | null): boolean {
  if (masked === null || secrets.some((secret) => 'slot' in secret)) return false;
  return canonicalize(textsAndRest(snapshot).rest) === canonicalize(textsAndRest(masked).rest);
}

/** Private data that no slot or variable holds is not stored, although what follows from it or other secrets are. */
function forgetUnneeded(
  project: CompiledProject,
  secrets: readonly Secret[],
  snapshot: Snapshot,
): { readonly secrets: readonly Secret[]; readonly snapshot: Snapshot } {
  const { texts, message, rest } = textsAndRest(snapshot);
  const isNeeded = (secret: Secret): boolean =>
    'slot' in secret || createMask(project, [secret]).exchanged(rest) !== rest;
  const needed = secrets.filter(isNeeded);
  if (needed.length === secrets.length) return { secrets, snapshot };
  const mask = createMask(
    project,
    secrets.filter((secret) => !needed.includes(secret)),
  );
  const event = message && maskEvent(mask, { type: 'message', at: snapshot.at, ...message });
  const said = event?.type === 'message' ? event : null;
  const value = said?.value === undefined ? {} : { value: said.value };
  return {
    secrets: needed,
    snapshot: {
      ...snapshot,
      ...mask.anywhere(texts),
      message: said && { text: said.text, ...value, nlu: said.nlu },
    },
  };
}

/** A turn as followers see it: unmasked, except for handoff packets, which leave the system. */
export function withMaskedPackets(
  entries: readonly LogEntry[],
  masked: MaskedTurn | null,
): readonly LogEntry[] {
  if (masked === null) return entries;
  return entries.map((entry, index) => (entry.entry === 'handoff' ? (masked.added[index] ?? entry) : entry));
}

/** The mask of sensitive outputs of actions alone. */
export function maskOfOutputs(secrets: readonly OutputSecret[]): Mask {
  return createMask({ slots: new Map(), slotsByEntity: new Map() }, secrets);
}

/** A snapshot as followers see it: unmasked, except for sensitive outputs of actions in variables and calls. */
export function followedSnapshot({ snapshot, masking }: Session): Snapshot {
  const outputs = masking?.secrets.filter((secret) => 'output' in secret) ?? [];
  if (outputs.length === 0) return snapshot;
  const { frames, awaiting } = snapshot;
  return { ...snapshot, ...maskOfOutputs(outputs).exchanged({ frames, awaiting }) };
}
