import type { SayEffect } from '../kit/effect.ts';
import type { MicroStep, Snapshot } from '../kit/snapshot.ts';
import type { CompiledProject } from '../machine/compiledProject.ts';
import type { HeldValue } from '../machine/run.ts';

import type { HandoffPacket } from '../model/handoffPacket.ts';
import { growSession } from './growSession.ts';
import { maskTurn } from './masking/maskTurn.ts';
import type { LogEntry, Session } from './session.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

/** The log of a conversation while a turn is added to it. */
export interface TurnLog {
  readonly before: Session;
  readonly turn: number;
  readonly entries: readonly LogEntry[];
  readonly add: (entry: LogEntry) => void;
  /** Adds a step; the turn tells its steps without what the log writes around them. */
  readonly addStep: (step: MicroStep) => void;
  readonly steps: readonly MicroStep[];
  /** What sensitive slots held: the session's log must not hold it. */
  readonly held: HeldValue[];
  readonly onPreview: TurnOptions['onPreview'];
}

/**
 * Begins a turn on a session.
 *
 * @param earlier - A turn before, which this call has brought to its end: what it did is told with this one.
 */
export function beginTurn(
  before: Session,
  turn: number,
  { onEntry, onPreview }: TurnOptions,
  earlier?: TurnLog,
): TurnLog {
  const entries: LogEntry[] = earlier === undefined ? [] : [...earlier.entries];
  const steps: MicroStep[] = earlier === undefined ? [] : [...earlier.steps];
  const add = (entry: LogEntry): void => {
    entries.push(entry);
    onEntry?.(entry);
  };
  return {
    before,
    turn,
    entries,
    add,
    addStep: (step) => {
      steps.push(step);
      const { flow, state, trigger, outcome, why } = step;
      // Spelt out: spreading the step into the entry takes several times as long, and every turn has a handful.
      add(
        why === undefined
          ? { entry: 'step', turn, flow, state, trigger, outcome }
          : { entry: 'step', turn, flow, state, trigger, outcome, why },
      );
    },
    steps,
    held: earlier === undefined ? [] : [...earlier.held],
    onPreview,
  };
}

/**
 * The session with the turn added, its secrets masked, and what the turn did as it happened. The session that came in
 * stays as it was.
 */
export async function finishTurn(
  project: CompiledProject,
  { before, turn, entries: happened, steps, held }: TurnLog,
  snapshot: Snapshot,
): Promise<TurnOutcome> {
  const masked = await maskTurn(project, { before, entries: happened, held, snapshot });
  // A packet leaves the house: also who follows the turn gets it as it is handed over.
  const entries =
    masked === null
      ? happened
      : happened.map((entry, index) => (entry.entry === 'handoff' ? (masked.added[index] ?? entry) : entry));
  const messages: SayEffect[] = [];
  let packet: HandoffPacket | null = null;
  for (const entry of entries) {
    if (entry.entry === 'effect' && entry.effect.type === 'say') messages.push(entry.effect);
    else if (entry.entry === 'handoff') packet = entry.packet;
  }
  const growth = masked ?? { snapshot, added: entries };
  return {
    session: growSession(before, growth),
    turn: { turn, entries, messages, steps, packet, ended: snapshot.status === 'ended' },
    added: growth.added,
    amended: masked?.amended ?? [],
  };
}
