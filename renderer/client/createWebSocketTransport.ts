import { contractErrors } from '../../engine/contract/errors.ts';
import type { RequestMessage } from '../../engine/contract/wire.ts';
import { createListeners } from './listeners.ts';
import type { Transport } from './transport.ts';

/** The part of the browser's WebSocket that the transport uses; tests bring their own. */
export interface SocketLike {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  send(data: string): void;
  close(): void;
}

/** What the transport needs of the world. */
export interface WebSocketTransportOptions {
  /** Opens a new socket to the host. */
  readonly open: () => SocketLike;
  /** Runs a function after a while, in milliseconds. */
  readonly later: (run: () => void, milliseconds: number) => void;
}

interface Waiting {
  resolve(message: unknown): void;
  reject(error: Error): void;
}

const firstDelay = 250;
const longestDelay = 4000;

/**
 * Carries messages over a WebSocket to a host on loopback, and reconnects for as long as the page lives. Requests made
 * while the very first connection is being set up wait for it; those that a lost connection leaves unanswered fail.
 */
export function createWebSocketTransport(options: WebSocketTransportOptions): Transport {
  const events = createListeners<unknown>();
  const connection = createListeners<boolean>();
  const waiting = new Map<number, Waiting>();
  let queue: RequestMessage[] = [];
  let socket: SocketLike | null = null;
  let everConnected = false;
  let lost = false;
  let delay = firstDelay;

  function failAll(): void {
    const unanswered = [...waiting.values()];
    waiting.clear();
    queue = [];
    for (const one of unanswered) one.reject(contractErrors.HOST_DISCONNECTED({}));
  }

  function connect(): void {
    const opening = options.open();
    opening.onopen = () => {
      socket = opening;
      delay = firstDelay;
      for (const message of queue) opening.send(JSON.stringify(message));
      queue = [];
      const back = lost;
      everConnected = true;
      lost = false;
      if (back) connection.call(true);
    };
    opening.onmessage = (event) => receive(event.data);
    opening.onclose = () => {
      socket = null;
      failAll();
      if (!lost) {
        lost = true;
        connection.call(false);
      }
      options.later(connect, delay);
      delay = Math.min(delay * 2, longestDelay);
    };
  }

  function receive(data: unknown): void {
    const message = parseJson(data);
    const id = typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined;
    if (typeof id !== 'number') {
      events.call(message);
      return;
    }
    const asker = waiting.get(id);
    waiting.delete(id);
    asker?.resolve(message);
  }

  connect();
  return {
    request: (message) =>
      new Promise((resolve, reject) => {
        if (socket === null && (everConnected || lost)) {
          reject(contractErrors.HOST_DISCONNECTED({}));
          return;
        }
        waiting.set(message.id, { resolve, reject });
        if (socket === null) queue.push(message);
        else socket.send(JSON.stringify(message));
      }),
    subscribe: events.add,
    onConnection: connection.add,
  };
}

function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
