import { isRequest, type SayEffect } from '../kit/effect.ts';
import type { MicroStep, Snapshot } from '../kit/snapshot.ts';
import type { CompiledProject } from '../machine/compiledProject.ts';
import type { HeldValue } from '../machine/transitionContext.ts';

import type { HandoffPacket } from '../model/handoffPacket.ts';
import { growSession } from './growSession.ts';
import { outputSecretsOf } from './masking/findSecrets.ts';
import { maskEvent } from './masking/maskEntries.ts';
import { maskOfOutputs, maskTurn, withMaskedPackets } from './masking/maskTurn.ts';
import type { LogEntry, Session } from './session.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

/** The log of a conversation while a turn is added to it. */
export interface TurnLog {
  readonly before: Session;
  readonly turn: number;
  readonly entries: readonly LogEntry[];
  readonly add: (entry: LogEntry) => void;
  /** Adds a step, to the log and to the turn's own list of steps. */
  readonly addStep: (step: MicroStep) => void;
  readonly steps: readonly MicroStep[];
  /** Values of sensitive slots, which the session's log must not contain. */
  readonly heldValues: HeldValue[];
  readonly onPreview: TurnOptions['onPreview'];
}

/**
 * Begins a turn on a session.
 *
 * @param earlier - An interrupted turn that this call has completed: its entries are reported with this turn.
 */
export function beginTurn(
  before: Session,
  turn: number,
  { onEntry, onPreview }: TurnOptions,
  earlier?: TurnLog,
): TurnLog {
  const entries: LogEntry[] = earlier === undefined ? [] : [...earlier.entries];
  const steps: MicroStep[] = earlier === undefined ? [] : [...earlier.steps];
  const follow = onEntry && withoutOutputs(before, entries, onEntry);
  const add = (entry: LogEntry): void => {
    entries.push(entry);
    follow?.(entry);
  };
  return {
    before,
    turn,
    entries,
    add,
    addStep: (step) => {
      steps.push(step);
      const { flow, state, trigger, outcome, why } = step;
      // Spelt out: spreading the step is several times slower, and every turn has several steps.
      add(
        why === undefined
          ? { entry: 'step', turn, flow, state, trigger, outcome }
          : { entry: 'step', turn, flow, state, trigger, outcome, why },
      );
    },
    steps,
    heldValues: earlier === undefined ? [] : [...earlier.heldValues],
    onPreview,
  };
}

/**
 * Followers see a turn as it happens, but not the sensitive outputs of actions: these concern no customer, and nobody has
 * to read them.
 */
function withoutOutputs(
  before: Session,
  entries: readonly LogEntry[],
  onEntry: (entry: LogEntry) => void,
): (entry: LogEntry) => void {
  const known = before.masking?.secrets.filter((secret) => 'output' in secret) ?? [];
  let secrets = [...known, ...outputSecretsOf(entries)];
  return (entry) => {
    secrets = [...secrets, ...outputSecretsOf([entry])];
    if (secrets.length === 0) return onEntry(entry);
    const mask = maskOfOutputs(secrets);
    if (entry.entry === 'event') return onEntry({ ...entry, event: maskEvent(mask, entry.event) });
    // The customer reads it.
    if (entry.entry === 'effect' && entry.effect.type === 'say') return onEntry(entry);
    const isCall = entry.entry === 'effect' && isRequest(entry.effect);
    onEntry({ ...(isCall ? mask.exchanged(entry) : mask.anywhere(entry)), turn: entry.turn });
  };
}

/**
 * Adds the turn to the session, with its secrets masked, and returns the turn as it happened. The old session is
 * unchanged.
 */
export async function finishTurn(
  project: CompiledProject,
  { before, turn, entries: happened, steps, heldValues }: TurnLog,
  snapshot: Snapshot,
): Promise<TurnOutcome> {
  const masked = await maskTurn(project, { before, entries: happened, heldValues, snapshot });
  const entries = withMaskedPackets(happened, masked);
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
