import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import { initialSnapshot } from '../../machine/initialSnapshot.ts';
import type { Mask } from '../../model/mask.ts';
import { withEarlierText } from '../earlierText.ts';
import type { AmendedEntry } from '../growSession.ts';
import type { LogEntry, RecordingHeader } from '../session.ts';
import { createMask } from './createMask.ts';
import { maskEntries } from './maskEntries.ts';
import { maskEvent } from './maskEvent.ts';

/** The log before a turn, free of the secrets that the turn brought up. */
export interface MaskedLog {
  readonly entries: readonly LogEntry[];
  /** Those of them that are no longer as they were kept. */
  readonly amended: readonly AmendedEntry[];
  /** How the conversation stands for who knows only the log; null when the masked events lead elsewhere. */
  readonly snapshot: Snapshot | null;
}

/**
 * Masks the log so far by secrets that became known only now: the customer had told one before anybody asked.
 *
 * @returns Null when the log holds none of them.
 */
export function maskEarlier(
  project: CompiledProject,
  mask: Mask,
  header: RecordingHeader,
  log: readonly LogEntry[],
): MaskedLog | null {
  if (!log.some((entry) => holdsSecret(mask, entry))) return null;
  const at = { at: header.startedAt, locale: header.locale };
  const source = { header, from: initialSnapshot(project, at), earlier: [], entries: log };
  // Another project (a bundle rolled out in mid-conversation) would tell another story than the one that happened.
  const asItIs = maskEntries(project, createMask(project, []), source);
  if (asItIs.snapshot !== null && isSame(log, asItIs.entries)) {
    const { entries, snapshot } = maskEntries(project, mask, source);
    return { entries, amended: amendedIn(log, entries), snapshot };
  }
  const entries = log.map((entry) => maskPlainly(mask, entry));
  return { entries, amended: amendedIn(log, entries), snapshot: null };
}

function amendedIn(log: readonly LogEntry[], masked: readonly LogEntry[]): readonly AmendedEntry[] {
  return masked.flatMap((entry, number) =>
    entry === log[number] || JSON.stringify(entry) === JSON.stringify(log[number]) ? [] : [{ number, entry }],
  );
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
