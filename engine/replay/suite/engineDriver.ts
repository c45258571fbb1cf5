import type { ConversationEngine } from '../../conversation/conversationEngine.ts';
import { fireTimer } from '../../conversation/fireTimer.ts';
import { handleMessage } from '../../conversation/handleMessage.ts';
import { startConversation } from '../../conversation/startConversation.ts';
import type { SuiteTest } from '../../model/documents/suite.ts';
import type { SuiteClock, SuiteDriver } from './suiteDriver.ts';

/** An engine whose ports can be set up for one test after another. */
export interface SuiteWorld {
  readonly engine: ConversationEngine;
  /** The engine's clock. */
  readonly clock: SuiteClock;
  /** Sets up randomness, memory and the results of actions for a test. */
  readonly prepare: (test: SuiteTest) => Promise<void>;
}

/** Runs the conversations of tests in this process: with the engine of simulator and runtime, but without either. */
export function engineDriver({ engine, clock, prepare }: SuiteWorld): SuiteDriver {
  return {
    compiled: engine.compiled,
    clock,
    begin: async (test) => {
      await prepare(test);
      const { locale, timeZone, customer } = test;
      let { session } = await startConversation(engine, {
        source: 'cli',
        locale,
        timeZone,
        customer,
      });
      return {
        say: async (messages) => {
          ({ session } = await handleMessage(engine, session, messages));
        },
        wake: async () => {
          ({ session } = await fireTimer(engine, session));
        },
        snapshot: () => session.masking?.snapshot ?? session.snapshot,
        recording: async () => ({
          header: session.header,
          log: await session.history(),
          complete: true,
          notes: [],
        }),
      };
    },
  };
}
