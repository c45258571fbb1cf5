import type { SayEffect } from '../kit/effect.ts';
import type { MicroStep } from '../kit/microStep.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';
import { growSession } from './growSession.ts';
import type { LogEntry, Session } from './session.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

/** The log of a conversation while a turn is added to it. */
export interface TurnLog {
  readonly before: Session;
  readonly turn: number;
  readonly entries: readonly LogEntry[];
  readonly add: (entry: LogEntry) => void;
  readonly onPreview: TurnOptions['onPreview'];
}

/**
 * Begins a turn on a session.
 *
 * @param earlier - Entries of a turn before, which this call has brought to its end.
 */
export function beginTurn(
  before: Session,
  turn: number,
  { onEntry, onPreview }: TurnOptions,
  earlier: readonly LogEntry[] = [],
): TurnLog {
  const entries: LogEntry[] = [...earlier];
  return {
    before,
    turn,
    entries,
    onPreview,
    add: (entry) => {
      entries.push(entry);
      onEntry?.(entry);
    },
  };
}

/** The session with the turn added, and what the turn did. The session that came in stays as it was. */
export function finishTurn({ before, turn, entries }: TurnLog, snapshot: Snapshot): TurnOutcome {
  const messages: SayEffect[] = [];
  const steps: MicroStep[] = [];
  let packet: HandoffPacket | null = null;
  for (const entry of entries) {
    if (entry.entry === 'effect' && entry.effect.type === 'say') messages.push(entry.effect);
    else if (entry.entry === 'step') steps.push(microStepOf(entry));
    else if (entry.entry === 'handoff') packet = entry.packet;
  }
  return {
    session: growSession(before, snapshot, entries),
    turn: { turn, entries, messages, steps, packet, ended: snapshot.status === 'ended' },
  };
}

function microStepOf({ entry, turn, ...step }: Extract<LogEntry, { entry: 'step' }>): MicroStep {
  return step;
}
