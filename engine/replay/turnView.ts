import type { LogEntry } from '../conversation/session.ts';
import type { SayEffect } from '../kit/effect.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';
import { bestIntent } from '../model/nluResult.ts';
import type { TurnSide } from './replayReport.ts';

/** What one side did in a turn, ready to be compared. */
export interface TurnView {
  /** What the customer said; null at the start. */
  readonly customer: string | null;
  /** The intent that counts: the best one at or above the threshold. */
  readonly intent: string | null;
  /** States entered, `flow/state`. */
  readonly states: readonly string[];
  /** Calls, `action(input)`. */
  readonly actions: readonly string[];
  /** Texts with what can be tapped and what is cited. */
  readonly says: readonly string[];
  readonly packets: readonly HandoffPacket[];
  readonly resolution: string | null;
  /** The same for people. */
  readonly side: TurnSide;
}

/** Splits a log into turns. */
export function turnViews(log: readonly LogEntry[], intentThreshold: number): ReadonlyMap<number, TurnView> {
  const turns = Map.groupBy(log, (entry) => entry.turn);
  return new Map([...turns].map(([turn, entries]) => [turn, viewOf(entries, intentThreshold)]));
}

function viewOf(entries: readonly LogEntry[], intentThreshold: number): TurnView {
  const events = entries.flatMap((entry) => (entry.entry === 'event' ? [entry.event] : []));
  const effects = entries.flatMap((entry) => (entry.entry === 'effect' ? [entry.effect] : []));
  const message = events.find((event) => event.type === 'message');
  const best = message?.nlu.intents[0];
  const states = entries.flatMap((entry) =>
    entry.entry === 'step' && entry.trigger === 'enter' ? [`${entry.flow}/${entry.state}`] : [],
  );
  const says = effects.filter((effect) => effect.type === 'say');
  const actions = effects.flatMap((effect) =>
    effect.type === 'run_action' ? [`${effect.action}(${JSON.stringify(effect.input)})`] : [],
  );
  const packets = entries.flatMap((entry) => (entry.entry === 'handoff' ? [entry.packet] : []));
  const resolution = effects.find((effect) => effect.type === 'end')?.resolution ?? null;
  return {
    customer: message?.text ?? null,
    intent: (message && bestIntent(message.nlu, intentThreshold)) ?? null,
    states,
    actions,
    says: says.map(sayInFull),
    packets,
    resolution,
    side: {
      states,
      says: says.map((say) => say.text),
      actions,
      intent: best === undefined ? null : `${best.intent} (${best.confidence.toFixed(2)})`,
      escalation: packets.at(-1)?.reason ?? null,
      resolution,
    },
  };
}

function sayInFull({ text, quickReplies, citations }: SayEffect): string {
  const replies = quickReplies.map(({ label, value }) => (label === value ? label : `${label}=${value}`));
  const sources = citations.map((hit) => [hit.source, ...hit.titlePath].join(' › '));
  return [
    text,
    ...(replies.length > 0 ? [`[${replies.join(' | ')}]`] : []),
    ...(sources.length > 0 ? [`(${sources.join('; ')})`] : []),
  ].join(' ');
}
