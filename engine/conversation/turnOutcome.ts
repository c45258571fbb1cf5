import type { SayEffect } from '../kit/effect.ts';
import type { MicroStep } from '../kit/snapshot.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';
import type { AmendedEntry } from './growSession.ts';
import type { LogEntry, Session } from './session.ts';

/** What one turn did. */
export interface Turn {
  /** 0 for the start, then the number of the customer's message. */
  readonly turn: number;
  /** What happened, in order and unmasked. The session's log has sensitive values masked. */
  readonly entries: readonly LogEntry[];
  /** What the customer reads. */
  readonly messages: readonly SayEffect[];
  readonly steps: readonly MicroStep[];
  /** The last handoff packet of the turn, if it escalated. */
  readonly packet: HandoffPacket | null;
  readonly ended: boolean;
}

/** A turn and the conversation after it. */
export interface TurnOutcome {
  readonly session: Session;
  readonly turn: Turn;
  /** The entries that the turn adds to the stored log, with sensitive values masked. */
  readonly added: readonly LogEntry[];
  /** Earlier entries that contain a value which only now turned out to be sensitive, masked again. */
  readonly amended: readonly AmendedEntry[];
}

/** Observers of a turn. */
export interface TurnOptions {
  /** Called with each log entry while the turn runs. */
  readonly onEntry?: ((entry: LogEntry) => void) | undefined;
  /** Called with each sentence of a text while it is generated; the whole text may still be held back. */
  readonly onPreview?: ((sentence: string) => void) | undefined;
}
