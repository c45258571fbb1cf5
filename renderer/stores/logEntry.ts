import type { SimulatedTurn } from '../../engine/contract/methods/simulatorMethods.ts';

/** One line of a conversation's event log, as the host sends it. */
export type LogEntry = SimulatedTurn['entries'][number];

/** A step of the machine as it stands in the log. */
export type StepEntry = Extract<LogEntry, { entry: 'step' }>;
