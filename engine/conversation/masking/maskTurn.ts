import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { HeldValue } from '../../machine/heldValue.ts';
import type { SessionGrowth } from '../growSession.ts';
import type { LogEntry, Session } from '../session.ts';
import { createMask } from './createMask.ts';
import { findSecrets } from './findSecrets.ts';
import { maskEarlier } from './maskEarlier.ts';
import { maskEntries } from './maskEntries.ts';
import { maskSnapshot } from './maskSnapshot.ts';

/** A turn as it happened. */
export interface TurnToMask {
  readonly before: Session;
  readonly entries: readonly LogEntry[];
  /** What sensitive slots held in it. */
  readonly held: readonly HeldValue[];
  /** How the conversation stands after it. */
  readonly snapshot: Snapshot;
}

/** A turn as it may be kept. */
export type MaskedTurn = SessionGrowth & Required<Pick<SessionGrowth, 'amended'>>;

/**
 * Keeps the values of sensitive slots out of a session's log. The snapshot holds them while the conversation runs, for
 * the flow needs them, and is masked when it ends.
 *
 * @returns Null when there is nothing to mask, as in all projects without sensitive slots.
 */
export async function maskTurn(project: CompiledProject, turn: TurnToMask): Promise<MaskedTurn | null> {
  if (project.sensitiveSlots.size === 0) return null;
  const { before, entries, held, snapshot } = turn;
  const known = before.masking?.secrets ?? [];
  const secrets = await findSecrets(project, before, held, entries);
  if (secrets.length === 0) return null;
  const { header } = before;
  const mask = createMask(project, secrets);
  const earlier = secrets === known ? null : maskEarlier(project, mask, header, await before.history());
  const escalates = entries.some(({ entry }) => entry === 'handoff');
  const stood = earlier === null ? before.masking?.snapshot : earlier.snapshot;
  const masked = maskEntries(project, mask, {
    header,
    from: stood ?? maskSnapshot(project, mask, before.snapshot),
    earlier: earlier?.entries ?? (escalates ? await before.history() : []),
    entries,
  });
  const shown = masked.snapshot ?? maskSnapshot(project, mask, snapshot);
  const kept = { added: masked.entries, amended: earlier?.amended ?? [] };
  return snapshot.status === 'ended'
    ? { ...kept, snapshot: shown }
    : { ...kept, snapshot, masking: { secrets: [...secrets], snapshot: shown } };
}
