import type { EscalateEffect } from '../../kit/effect.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { LogEntry, RecordingHeader } from '../session.ts';

/** What a handoff packet is made from. */
export interface HandoffSource {
  readonly header: RecordingHeader;
  /** The conversation as it stood at the escalation. */
  readonly snapshot: Snapshot;
  /** The log up to and with the escalate effect. */
  readonly log: readonly LogEntry[];
  readonly escalation: EscalateEffect;
}
