import { request } from 'undici';
import type { Clock } from '../../base/ports.ts';
import type { OutboxItem, Outbox as OutboxStore } from '../../stores/stores.ts';

const firstPauseMs = 1_000;
const maxPauseMs = 5 * 60_000;
const batch = 20;

/** The running delivery of handoff packets. */
export interface Delivery {
  /** Call when packets may have been added. */
  wake(): void;
  /** Stops after the current request; the remaining packets stay in the store. */
  close(): Promise<void>;
}

/** What {@link startOutbox} needs. */
export interface OutboxOptions {
  readonly store: OutboxStore;
  /** The URL that packets are posted to; null keeps them in the store until one is configured. */
  readonly webhook: string | null;
  readonly clock: Clock;
  /** How long to wait for the receiver's answer. */
  readonly timeoutMs?: number;
  readonly onDelivery: (delivery: { readonly id: string; readonly error: string | null }) => void;
  /** Called when the store fails, for example for lack of disk space; delivery is retried later. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Posts waiting packets to the webhook, each at least once: a packet leaves the store only after a 2xx answer. A failed
 * delivery is retried after 1 s, 2 s, 4 s … at most 5 min. The packet's id is sent as `Idempotency-Key`, so that the
 * receiver can ignore repetitions.
 */
export function startOutbox(options: OutboxOptions): Delivery {
  const { store, webhook, clock } = options;
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let wakeAgain = false;
  let failures = 0;

  const deliver = async (url: string, item: OutboxItem): Promise<void> => {
    const error = await post(url, item, options.timeoutMs ?? 10_000, closing.signal);
    if (closing.signal.aborted) return;
    if (error === null) await store.delivered(item.id);
    else await store.postpone(item.id, clock.now() + pauseAfter(item.attempts), error);
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
      wakeAgain = true;
      return;
    }
    clearTimeout(timer);
    running = attempt(webhook).then((pauseMs) => {
      running = undefined;
      if (wakeAgain) {
        wakeAgain = false;
        wake();
      } else if (pauseMs !== undefined && !closing.signal.aborted) {
        timer = setTimeout(wake, Math.min(Math.max(0, pauseMs), maxPauseMs));
        timer.unref();
      }
    });
  };
  /** Delivers the packets that are due. @returns The time until the next attempt, if one is needed. */
  const attempt = async (url: string): Promise<number | undefined> => {
    try {
      await drain(url);
      const at = closing.signal.aborted ? undefined : await store.next();
      failures = 0;
      return at === undefined ? undefined : at - clock.now();
    } catch (error) {
      options.onTrouble(error);
      failures += 1;
      return pauseAfter(failures - 1);
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

/** @returns Why the delivery failed, or null if it succeeded. */
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

function pauseAfter(attempts: number): number {
  return Math.min(maxPauseMs, firstPauseMs * 2 ** Math.min(attempts, 20));
}
