import canonicalize from 'canonicalize';
import type { Json } from '../base/json.ts';
import { formatPath } from '../base/zodProblems.ts';
import { withEarlierText } from '../conversation/earlierText.ts';
import type { LogEntry } from '../conversation/session.ts';
import type { SayEffect } from '../kit/effect.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';
import { bestIntent } from '../model/ports.ts';
import { type DifferenceStatement, type SideStatement, sideStatement } from '../model/statements.ts';
import type { Difference, TurnSide } from './replayReport.ts';

/** What differs between the packets of a turn. */
export interface PacketDifference {
  /** `packets[0].slots.order_id` */
  readonly path: string;
  readonly recorded: SideStatement;
  readonly replayed: SideStatement;
  readonly explanation: DifferenceStatement;
}

/** What the transcript says is compared as texts; ids and times are no behaviour. */
type Compared = Omit<HandoffPacket, 'id' | 'conversationId' | 'at' | 'transcript' | 'project'>;

/**
 * Finds the first difference between the packets of the two sides. Statements are compared by code and params, and
 * not at all where the recording has a sentence of an earlier version.
 */
function comparePackets(
  recorded: readonly HandoffPacket[],
  replayed: readonly HandoffPacket[],
): PacketDifference | undefined {
  const length = Math.max(recorded.length, replayed.length);
  for (let index = 0; index < length; index++) {
    const [was, is] = [recorded[index], replayed[index]];
    if (was === undefined && is !== undefined) {
      const explanation = { code: 'handoff_new', params: { reason: is.reason } } as const;
      return { path: `packets[${index}]`, recorded: sideOf(undefined), replayed: is.reason, explanation };
    }
    if (was === undefined) continue;
    if (is === undefined) {
      const explanation = { code: 'handoff_missing', params: { reason: was.reason } } as const;
      return { path: `packets[${index}]`, recorded: was.reason, replayed: sideOf(undefined), explanation };
    }
    const before = compared(was);
    const difference = firstDifference(before, withEarlierText(before, compared(is)), ['packets', index]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** A value as one side of a difference; what is not there is nothing. */
export function sideOf(value: unknown): SideStatement {
  if (value === undefined || value === null) return { code: 'nothing', params: {} };
  const statement = sideStatement.safeParse(value);
  return statement.success ? statement.data : { code: 'value', params: { value: value as Json } };
}

function compared(packet: HandoffPacket): Compared {
  const { id, conversationId, at, transcript, project, ...rest } = packet;
  return rest;
}

function firstDifference(
  was: unknown,
  is: unknown,
  path: readonly (string | number)[],
): PacketDifference | undefined {
  if (canonicalize(withoutMessages(was)) === canonicalize(withoutMessages(is))) return undefined;
  // A statement is one thing: which of its params differs says less than both sentences.
  if (isRecord(was) && isRecord(is) && !('code' in was && 'params' in was)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const found = firstDifference(was[key], is[key], [...path, Array.isArray(was) ? Number(key) : key]);
      if (found !== undefined) return found;
    }
  }
  const [before, now] = [sideOf(was), sideOf(is)];
  const field = formatPath(path.slice(2));
  const explanation = { code: 'handoff_differs', params: { field, was: before, is: now } } as const;
  return { path: formatPath(path), recorded: before, replayed: now, explanation };
}

/** An error of a port is told by its code: its message may be worded better since. */
function withoutMessages(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMessages);
  if (!isRecord(value)) return value;
  const { message, ...rest } = value;
  const kept = typeof value.error === 'string' ? rest : value;
  return Object.fromEntries(Object.entries(kept).map(([key, inner]) => [key, withoutMessages(inner)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

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

/**
 * Names what differs between the two sides of a turn, causes before consequences: what was understood, where the
 * conversation went, what it called, what it said, what it handed over, how it ended.
 *
 * @returns At most one difference of each kind: the first.
 */
export function compareTurns(turn: number, recorded: TurnView, replayed: TurnView): readonly Difference[] {
  const differences: Difference[] = [];
  const note = (
    kind: Difference['kind'],
    path: string,
    [was, is]: readonly [SideStatement, SideStatement],
    explanation: DifferenceStatement,
  ): void => {
    differences.push({ turn, kind, path, recorded: was, replayed: is, explanation });
  };

  if (recorded.intent !== replayed.intent) {
    const [was, is] = [sideOf(recorded.intent), sideOf(replayed.intent)];
    const params = { customer: recorded.customer ?? '', was, is };
    note('intent', 'intent', [was, is], { code: 'intent_differs', params });
  }
  for (const [kind, path, was, is] of [
    ['state', 'states', recorded.states, replayed.states],
    ['action', 'actions', recorded.actions, replayed.actions],
    ['text', 'says', recorded.says, replayed.says],
  ] as const) {
    const index = firstUnequal(was, is);
    if (index === undefined) continue;
    const sides = { was: was[index] ?? null, is: is[index] ?? null };
    const explanation: DifferenceStatement =
      kind === 'state'
        ? { code: 'state_differs', params: { after: was[index - 1] ?? null, ...sides } }
        : { code: `${kind}_differs`, params: sides };
    note(kind, `${path}[${index}]`, [sideOf(sides.was), sideOf(sides.is)], explanation);
  }
  const packet = comparePackets(recorded.packets, replayed.packets);
  if (packet !== undefined) {
    note('escalation', packet.path, [packet.recorded, packet.replayed], packet.explanation);
  }
  if (recorded.resolution !== replayed.resolution) {
    const [was, is] = [endOf(recorded.resolution), endOf(replayed.resolution)];
    note('end', 'resolution', [was, is], { code: 'end_differs', params: { was, is } });
  }
  return differences;
}

function firstUnequal(was: readonly string[], is: readonly string[]): number | undefined {
  const length = Math.max(was.length, is.length);
  for (let index = 0; index < length; index++) if (was[index] !== is[index]) return index;
  return undefined;
}

function endOf(resolution: string | null): SideStatement {
  return resolution === null
    ? { code: 'conversation_goes_on', params: {} }
    : { code: 'conversation_ends', params: { resolution } };
}
