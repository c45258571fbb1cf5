import canonicalize from 'canonicalize';
import type { LogEntry } from '../../conversation/session.ts';
import type { Snapshot } from '../../kit/snapshot.ts';

/**
 * What happened, as canonical lines: every step and effect, byte for byte, and the slots afterwards. Two runs of the
 * same test have the same trace, wherever they ran. What came in from outside stands in it only by its kind: an answer
 * over HTTP has headers and durations of its own.
 *
 * @param entries - A part of a log.
 * @param snapshot - The conversation after it.
 */
export function traceOf(entries: readonly LogEntry[], snapshot: Snapshot): readonly string[] {
  const lines = entries.map(lineOf);
  return [...lines, `slots ${canonicalize(snapshot.slots)}`];
}

function lineOf(entry: LogEntry): string {
  switch (entry.entry) {
    case 'event':
      return `${entry.turn} event ${entry.event.type}`;
    case 'step':
    case 'effect':
      return canonicalize(entry) ?? '';
    case 'handoff':
      return `${entry.turn} handoff ${entry.packet.trigger}: ${canonicalize(entry.packet.reason)}`;
    case 'problem':
      return `${entry.turn} problem ${entry.error.code}`;
  }
}
