import type { CompiledProject } from '../../machine/compiledProject.ts';
import { initialSnapshot } from '../../machine/initialSnapshot.ts';
import type { Mask } from '../../model/mask.ts';
import type { LogEntry, Session } from '../session.ts';
import { createMask } from './createMask.ts';
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
  if (asItIs.snapshot !== null && JSON.stringify(asItIs.entries) === JSON.stringify(log)) {
    return maskEntries(project, mask, source);
  }
  return { entries: log.map((entry) => maskPlainly(mask, entry)), snapshot: null };
}

function holdsSecret(mask: Mask, entry: LogEntry): boolean {
  return maskPlainly(mask, entry) !== entry;
}

function maskPlainly(mask: Mask, entry: LogEntry): LogEntry {
  if (entry.entry !== 'event') return mask.anywhere(entry);
  const event = maskEvent(mask, entry.event);
  return event === entry.event ? entry : { ...entry, event };
}
