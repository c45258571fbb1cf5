import type { LogEntry, RecordingHeader } from '../conversation/session.ts';
import type { NoteStatement } from '../model/statements.ts';

/** A recorded conversation: its event log, with a header. */
export interface Recording {
  readonly header: RecordingHeader;
  readonly log: readonly LogEntry[];
  /** False when the writer crashed in mid-turn: the last turn is not all there. */
  readonly complete: boolean;
  /** What was noticed on reading. */
  readonly notes: readonly NoteStatement[];
}
