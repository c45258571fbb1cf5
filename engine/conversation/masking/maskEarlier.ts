import type { CompiledProject } from '../../machine/compiledProject.ts';
import { initialSnapshot } from '../../machine/initialSnapshot.ts';
import { withEarlierText } from '../earlierText.ts';
import type { LogEntry, Session } from '../session.ts';
import { createMask, type Mask } from './createMask.ts';
import { type MaskedEntries, maskEntries } from './maskEntries.ts';
import { maskEvent } from './maskEvent.ts';

/**
 * Masks the log so far by secrets that became known only now: the customer had told one before anybody asked.
 *
 * @returns Null when the log holds none of them.
 */
export function maskEarlier(project: CompiledProject, mask: Mask, session: Session): MaskedEntries | null {
  const { header, log } = session;
  if (!log.some((entry) => holdsSecret(mask, entry))) return null;
  const at = { at: header.startedAt, locale: header.locale };
  const source = { header, from: initialSnapshot(project, at), earlier: () => [], entries: log };
  // Another project (a bundle rolled out in mid-conversation) would tell another story than the one that happened.
  const asItIs = maskEntries(project, createMask(project, []), source);
  if (asItIs.snapshot !== null && isSame(log, asItIs.entries)) {
    return maskEntries(project, mask, source);
  }
  return { entries: log.map((entry) => maskPlainly(mask, entry)), snapshot: null };
}

/** Sentences that an earlier version wrote are not compared. */
function isSame(log: readonly LogEntry[], again: readonly LogEntry[]): boolean {
  return JSON.stringify(withEarlierText(log, again)) === JSON.stringify(log);
}

function holdsSecret(mask: Mask, entry: LogEntry): boolean {
  return maskPlainly(mask, entry) !== entry;
}

function maskPlainly(mask: Mask, entry: LogEntry): LogEntry {
  if (entry.entry !== 'event') return mask.anywhere(entry);
  const event = maskEvent(mask, entry.event);
  return event === entry.event ? entry : { ...entry, event };
}
