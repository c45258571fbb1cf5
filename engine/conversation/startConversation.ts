import type { Customer } from '../kit/snapshot.ts';
import { initialSnapshot } from '../machine/transition.ts';
import type { RememberedSlots } from '../model/ports.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { loadMemory } from './customerMemory.ts';
import { sessionOf } from './growSession.ts';

import type { RecordingHeader } from './session.ts';
import { settleEvent } from './settleEvent.ts';
import { beginTurn, finishTurn } from './turnLog.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

/** How a conversation begins. */
export interface ConversationStart extends TurnOptions {
  /** A new id of the engine's source when absent. */
  readonly id?: string | undefined;
  /** What the customer reads; the project's locale that serves it best is taken. The default locale when absent. */
  readonly locale?: string | undefined;
  readonly source: RecordingHeader['source'];
  /** Who it is with; nobody known when absent. Whoever calls vouches for it. */
  readonly customer?: Customer | undefined;
  /** What is remembered, for a replay that knows; asked of the engine's memory when absent. */
  readonly memory?: RememberedSlots | undefined;
}

/**
 * Starts a conversation and runs it until it waits for the customer.
 *
 * @returns Turn 0 and the session to go on with. Failures of the flow are in the turn, never thrown.
 */
export async function startConversation(
  engine: ConversationEngine,
  start: ConversationStart,
): Promise<TurnOutcome> {
  const at = engine.clock.now();
  const locale = engine.compiled.localeFor(start.locale ?? engine.compiled.manifest.defaultLocale);
  const snapshot = initialSnapshot(engine.compiled, { at, locale });
  const session = sessionOf({
    header: {
      recording: 2,
      id: start.id ?? engine.ids.next('conv'),
      project: engine.projectName,
      projectHash: engine.projectHash,
      source: start.source,
      locale,
      startedAt: at,
    },
    snapshot,
    log: [],
  });
  const log = beginTurn(session, 0, start);
  const seed = Math.floor(engine.random.next() * 2 ** 31);
  const customer = start.customer ?? { id: null, authenticated: false };
  const memory = start.memory ?? (await loadMemory(engine, log, customer, at));
  const event = { type: 'start', at, locale, seed, customer, memory } as const;
  return finishTurn(engine.compiled, log, await settleEvent(engine, log, snapshot, event));
}
