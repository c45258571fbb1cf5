import type { HandoffPacket } from '../../model/handoffPacket.ts';
import type { LogEntry } from '../session.ts';

/** What both sides said, in order. The assistant says things at the time of the event that led to them. */
export function transcriptOf(log: readonly LogEntry[]): HandoffPacket['transcript'] {
  const lines: HandoffPacket['transcript'] = [];
  let at = 0;
  for (const entry of log) {
    if (entry.entry === 'event') {
      at = entry.event.at;
      if (entry.event.type === 'message') lines.push({ from: 'customer', text: entry.event.text, at });
    } else if (entry.entry === 'effect' && entry.effect.type === 'say') {
      lines.push({ from: 'assistant', text: entry.effect.text, at });
    }
  }
  return lines;
}
