import { request } from 'undici';
import type { Clock } from '../../base/ports.ts';
import type { OutboxItem, Outbox as OutboxStore } from '../../stores/stores.ts';

const firstPauseMs = 1_000;
const maxPauseMs = 5 * 60_000;
const batch = 20;

/** The running delivery of handoff packets. */
export interface Delivery {
  /** Says that packets may have been added. */
  wake(): void;
  /** Ends delivery after the request under way; what is left stays in the store. */
  close(): Promise<void>;
}

/** What {@link startOutbox} needs. */
export interface OutboxOptions {
  readonly store: OutboxStore;
  /** Receives each packet by POST; null keeps them in the store until a URL is configured. */
  readonly webhook: string | null;
  readonly clock: Clock;
  /** Longest wait for the receiver's answer. */
  readonly timeoutMs?: number;
  readonly onDelivery: (delivery: { readonly id: string; readonly error: string | null }) => void;
  /** Told when the store itself fails, for lack of disk space, say; delivery is tried again later. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Posts waiting packets to the webhook, at least once each: a packet leaves the store only on a 2xx answer. A
 * failing receiver is asked again after 1 s, 2 s, 4 s … at most 5 min. The packet's id goes along as
 * `Idempotency-Key`, so a receiver can drop a repetition.
 */
export function startOutbox(options: OutboxOptions): Delivery {
  const { store, webhook, clock } = options;
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let troubled = 0;

  const deliver = async (url: string, item: OutboxItem): Promise<void> => {
    const error = await post(url, item, options.timeoutMs ?? 10_000, closing.signal);
    if (closing.signal.aborted) return;
    if (error === null) await store.delivered(item.id);
    else await store.postpone(item.id, clock.now() + pause(item.attempts), error);
    options.onDelivery({ id: item.id, error });
  };
  const drain = async (url: string): Promise<void> => {
    for (;;) {
      const items = await store.due(clock.now(), batch);
      if (items.length === 0) return;
      for (const item of items) {
        if (closing.signal.aborted) return;
        await deliver(url, item);
      }
    }
  };
  const wake = (): void => {
    if (webhook === null || closing.signal.aborted) return;
    if (running !== undefined) {
      again = true;
      return;
    }
    clearTimeout(timer);
    running = attempt(webhook).then((pauseMs) => {
      running = undefined;
      if (again) {
        again = false;
        wake();
      } else if (pauseMs !== undefined && !closing.signal.aborted) {
        timer = setTimeout(wake, Math.min(Math.max(0, pauseMs), maxPauseMs));
        timer.unref();
      }
    });
  };
  /** Delivers what is due. @returns Time until the next attempt, if one is needed. */
  const attempt = async (url: string): Promise<number | undefined> => {
    try {
      await drain(url);
      const at = closing.signal.aborted ? undefined : await store.next();
      troubled = 0;
      return at === undefined ? undefined : at - clock.now();
    } catch (error) {
      options.onTrouble(error);
      troubled += 1;
      return pause(troubled - 1);
    }
  };

  wake();
  return {
    wake,
    close: async () => {
      closing.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

/** @returns Why the receiver did not take the packet, or null. */
async function post(
  url: string,
  item: OutboxItem,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': item.id },
      body: item.body,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body.dump();
    const { statusCode } = response;
    return statusCode >= 200 && statusCode < 300 ? null : `the receiver answered ${statusCode}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function pause(attempts: number): number {
  return Math.min(maxPauseMs, firstPauseMs * 2 ** Math.min(attempts, 20));
}
