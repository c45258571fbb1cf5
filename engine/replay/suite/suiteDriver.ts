import type { Clock } from '../../base/ports.ts';
import type { CustomerMessage } from '../../conversation/handleMessage.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { SuiteTest } from '../../model/documents/suite.ts';
import type { Recording } from '../recording.ts';

/** A clock that stands still until it is moved. */
export interface SuiteClock extends Clock {
  /** @param at - Milliseconds since the epoch. */
  readonly moveTo: (at: number) => void;
}

/** A conversation of a test. Its methods are called one after the other. */
export interface SuiteConversation {
  readonly say: (message: CustomerMessage) => Promise<void>;
  /** The clock has come to the time of the conversation's timer: wakes the conversation up. */
  readonly wake: () => Promise<void>;
  /** Everything so far. */
  readonly recording: () => Promise<Recording>;
  /** How it stands, with secrets masked, where that can be seen: for logs that masking keeps from being replayed. */
  readonly snapshot?: () => Snapshot;
}

/** Where the conversations of tests are held. One test runs at a time. */
export interface SuiteDriver {
  readonly compiled: CompiledProject;
  readonly clock: SuiteClock;
  /** Starts the conversation of a test: its customer, memory, chance and answers of actions; the clock is set already. */
  readonly begin: (test: SuiteTest) => Promise<SuiteConversation>;
}
