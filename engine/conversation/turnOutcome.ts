import type { SayEffect } from '../kit/effect.ts';
import type { MicroStep } from '../kit/snapshot.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';
import type { AmendedEntry } from './growSession.ts';
import type { LogEntry, Session } from './session.ts';

/** What one turn did. */
export interface Turn {
  /** 0 for the start, then the number of the customer's message. */
  readonly turn: number;
  /** What happened, in order. The session's log has it with sensitive values masked. */
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
  /** What the turn adds to the log, as it is kept: with sensitive values masked. */
  readonly added: readonly LogEntry[];
  /** Earlier entries in which a value has to be masked that became known as sensitive only now. */
  readonly amended: readonly AmendedEntry[];
}

/** How to follow a turn. */
export interface TurnOptions {
  /** Called with each log entry as it happens, before the turn is over. */
  readonly onEntry?: ((entry: LogEntry) => void) | undefined;
  /** Called with each sentence of a text that is being generated; it may yet be held back as a whole. */
  readonly onPreview?: ((sentence: string) => void) | undefined;
}
