import { z } from 'zod';
import { conversationEvent } from '../kit/conversationEvent.ts';
import { effect } from '../kit/effect.ts';
import { microStep, type Snapshot, snapshot } from '../kit/snapshot.ts';
import { handoffPacket } from '../model/handoffPacket.ts';
import { errorData } from '../model/ports.ts';
import { type Masking, masking } from './masking/secret.ts';

/** One line of the event log, in the order in which things happened. */
export const logEntry = z.discriminatedUnion('entry', [
  /** An event came in. A message opens a new turn; turn 0 is the start. */
  z.strictObject({ entry: z.literal('event'), turn: z.number().int(), event: conversationEvent }),
  /** A state took a step; `outcome` is null while it waits. */
  z.strictObject({ entry: z.literal('step'), turn: z.number().int(), ...microStep.shape }),
  /** An effect went out. */
  z.strictObject({ entry: z.literal('effect'), turn: z.number().int(), effect }),
  /** A handoff packet was built. */
  z.strictObject({ entry: z.literal('handoff'), turn: z.number().int(), packet: handoffPacket }),
  /** Something outside the flow failed, such as understanding a message; the conversation continued without it. */
  z.strictObject({ entry: z.literal('problem'), turn: z.number().int(), error: errorData }),
]);

/** First line of a recording: the conversation and where it took place. */
export const recordingHeader = z.strictObject({
  recording: z.literal(2),
  id: z.string(),
  project: z.string(),
  /** SHA-256 of the project's files, hex; empty when unknown. */
  projectHash: z.string(),
  source: z.enum(['simulator', 'runtime', 'cli']),
  locale: z.string(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
});

/** A conversation as one document with its whole log, as earlier versions of the runtime stored it. */
export const session = z.strictObject({
  header: recordingHeader,
  snapshot,
  log: z.array(logEntry),
  /** Present while secrets are kept out of the log of a running conversation. */
  masking: masking.optional(),
});

export type LogEntry = z.infer<typeof logEntry>;
export type RecordingHeader = z.infer<typeof recordingHeader>;
export type SessionData = z.infer<typeof session>;

/** A conversation as a turn needs it. Its log is read only on demand. */
export interface Session {
  readonly header: RecordingHeader;
  readonly snapshot: Snapshot;
  /** Present while secrets are kept out of the log of a running conversation. */
  readonly masking?: Masking;
  /** Number of log entries, and so the number of the next one. */
  readonly length: number;
  /**
   * Reads the stored log, in which sensitive values are masked.
   *
   * @param from - Number of the first entry to read; 0 when absent.
   */
  readonly history: (from?: number) => Promise<readonly LogEntry[]>;
}
