import { z } from 'zod';
import { logEntry, recordingHeader } from '../../conversation/session.ts';
import { replayReport } from '../../replay/replayReport.ts';
import { defineMethod } from '../defineMethod.ts';

export const recordingInfo = z.strictObject({
  header: recordingHeader,
  turns: z.number().int(),
  /** First words of the customer, for the list. */
  preview: z.string(),
  resolution: z.enum(['resolved', 'unresolved', 'escalated']).nullable(),
  /** Path in the project, `recordings/conv_1.jsonl`; null if it is only in the archive. */
  keptAs: z.string().nullable(),
});

const one = z.strictObject({ projectId: z.string(), recordingId: z.string() });

/**
 * Methods on recordings: every simulated conversation is archived; recordings in the project folder are listed as
 * well.
 */
export const recordingMethods = {
  'recordings.list': defineMethod({
    params: z.strictObject({ projectId: z.string() }),
    /** Newest first. */
    result: z.array(recordingInfo),
  }),
  'recordings.read': defineMethod({
    params: one,
    result: z.strictObject({ header: recordingHeader, log: z.array(logEntry) }),
  }),
  /** Replays the recording against the saved project. */
  'recordings.replay': defineMethod({ params: one, result: replayReport }),
  'recordings.delete': defineMethod({ params: one, result: z.strictObject({}) }),
  /** Writes the recording into the project's `recordings/` folder, to keep it in git. */
  'recordings.keep': defineMethod({ params: one, result: z.strictObject({ path: z.string() }) }),
};

export type RecordingInfo = z.infer<typeof recordingInfo>;
