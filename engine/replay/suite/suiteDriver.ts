import type { Clock } from '../../base/ports.ts';
import type { CustomerMessage } from '../../conversation/oneTurn.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { SuiteTest } from '../../model/documents/suite.ts';
import type { Recording } from '../recording.ts';

/** A clock that only moves when it is set. */
export interface SuiteClock extends Clock {
  /** @param at - Milliseconds since the epoch. */
  readonly moveTo: (at: number) => void;
}

/** A conversation of a test. Its methods must be called one after the other. */
export interface SuiteConversation {
  /** Says messages so quickly that they are read as one turn. */
  readonly say: (messages: readonly CustomerMessage[]) => Promise<void>;
  /** Fires the conversation's timer; the clock already shows its time. */
  readonly wake: () => Promise<void>;
  /** The log so far. */
  readonly recording: () => Promise<Recording>;
  /** The masked snapshot, if available: for logs that cannot be replayed because of masking. */
  readonly snapshot?: () => Snapshot;
}

/** Runs the conversations of tests. One test at a time. */
export interface SuiteDriver {
  readonly compiled: CompiledProject;
  readonly clock: SuiteClock;
  /** Starts the conversation of a test with its customer, memory, seed and action results; the clock is already set. */
  readonly begin: (test: SuiteTest) => Promise<SuiteConversation>;
}
