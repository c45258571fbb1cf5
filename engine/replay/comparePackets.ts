import canonicalize from 'canonicalize';
import { formatPath } from '../base/zodProblems.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';

/** What differs between the packets of a turn. */
export interface PacketDifference {
  /** `packets[0].slots.order_id` */
  readonly path: string;
  readonly recorded: string;
  readonly replayed: string;
  readonly explanation: string;
}

/** What the transcript says is compared as texts; ids and times are no behaviour. */
type Compared = Omit<HandoffPacket, 'id' | 'conversationId' | 'at' | 'transcript' | 'project'>;

/** Finds the first difference between the packets of the two sides. */
export function comparePackets(
  recorded: readonly HandoffPacket[],
  replayed: readonly HandoffPacket[],
): PacketDifference | undefined {
  const length = Math.max(recorded.length, replayed.length);
  for (let index = 0; index < length; index++) {
    const [was, is] = [recorded[index], replayed[index]];
    if (was === undefined || is === undefined) {
      return {
        path: `packets[${index}]`,
        recorded: was?.reason ?? 'nothing',
        replayed: is?.reason ?? 'nothing',
        explanation:
          was === undefined
            ? `The conversation is handed over now: ${is?.reason}`
            : `The conversation is not handed over any more, where it was: ${was.reason}`,
      };
    }
    const difference = firstDifference(compared(was), compared(is), ['packets', index]);
    if (difference !== undefined) return difference;
  }
  return undefined;
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
  if (canonicalize(was) === canonicalize(is)) return undefined;
  if (isRecord(was) && isRecord(is)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const found = firstDifference(was[key], is[key], [...path, Array.isArray(was) ? Number(key) : key]);
      if (found !== undefined) return found;
    }
  }
  const [before, now] = [words(was), words(is)];
  const field = formatPath(path.slice(2));
  return {
    path: formatPath(path),
    recorded: before,
    replayed: now,
    explanation: `In the handoff packet ${field} is ${now}, not ${before}`,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function words(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : (canonicalize(value) ?? '');
}
