import canonicalize from 'canonicalize';
import type { Json } from '../base/json.ts';
import { formatPath } from '../base/zodProblems.ts';
import { withEarlierText } from '../conversation/earlierText.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';
import { type DifferenceStatement, type SideStatement, sideStatement } from '../model/statements.ts';

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
export function comparePackets(
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
