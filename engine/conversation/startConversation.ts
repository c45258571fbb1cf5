import { isTimeZone } from '../base/formats/timeZone.ts';
import type { Customer, CustomerPlace } from '../kit/snapshot.ts';
import { initialSnapshot } from '../machine/transition.ts';
import { inRegionOf } from '../model/documents/locale.ts';
import type { RememberedSlots } from '../model/ports.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { loadMemory } from './customerMemory.ts';
import { conversationErrors } from './errors.ts';
import { sessionOf } from './growSession.ts';

import type { RecordingHeader } from './session.ts';
import { settleEvent } from './settleEvent.ts';
import { beginTurn, finishTurn } from './turnLog.ts';
import type { TurnOptions, TurnOutcome } from './turnOutcome.ts';

/** How a conversation begins. */
export interface ConversationStart extends TurnOptions {
  /** Generated when absent. */
  readonly id?: string | undefined;
  /** The customer's language; the project's best matching locale is used. The default locale when absent. */
  readonly locale?: string | undefined;
  /** The customer's time zone, an IANA name; the project's when absent. */
  readonly timeZone?: string | undefined;
  readonly source: RecordingHeader['source'];
  /** The customer; anonymous when absent. The caller is responsible for the claim. */
  readonly customer?: Customer | undefined;
  /** The remembered values, for a replay; loaded from the engine's memory when absent. */
  readonly memory?: RememberedSlots | undefined;
}

/**
 * Starts a conversation and runs it until it waits for the customer.
 *
 * @returns Turn 0 and the new session. Failures of the flow are part of the turn, never thrown.
 * @throws AppError CONVERSATION_TIME_ZONE_UNKNOWN
 */
export async function startConversation(
  engine: ConversationEngine,
  start: ConversationStart,
): Promise<TurnOutcome> {
  const at = engine.clock.now();
  const locale = engine.compiled.localeFor(start.locale ?? engine.compiled.manifest.defaultLocale);
  const place = placeOf(start, locale);
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
  const event = { type: 'start', at, locale, ...place, seed, customer, memory } as const;
  return finishTurn(engine.compiled, log, await settleEvent(engine, log, snapshot, event));
}

/** What is known of the customer's place besides the locale of the project. */
function placeOf(
  { locale: wanted, timeZone }: Pick<ConversationStart, 'locale' | 'timeZone'>,
  locale: string,
): { readonly place?: CustomerPlace } {
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw conversationErrors.CONVERSATION_TIME_ZONE_UNKNOWN({ timeZone });
  const inRegion = inRegionOf(locale, wanted);
  if (inRegion === locale && timeZone === undefined) return {};
  return {
    place: { ...(inRegion !== locale && { locale: inRegion }), ...(timeZone !== undefined && { timeZone }) },
  };
}
