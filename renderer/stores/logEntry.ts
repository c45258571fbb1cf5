import type { MethodResult } from '../../engine/contract/methods.ts';

/** One line of a conversation's event log, as the host sends it. */
export type LogEntry = MethodResult<'recordings.read'>['log'][number];

/** A step of the machine as it stands in the log. */
export type StepEntry = Extract<LogEntry, { entry: 'step' }>;
