// How messages travel between the window and its host: a bridge in the desktop application, a WebSocket in the browser.
import { contractErrors } from '../../engine/contract/errors.ts';
import type { RequestMessage } from '../../engine/contract/wire.ts';

/** A set of listeners of one thing. */
export interface Listeners<T> {
  add(listener: (value: T) => void): () => void;
  call(value: T): void;
}

/** Makes a set of listeners; a listener that leaves while being called does not disturb the others. */
export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    call: (value) => {
      for (const listener of [...listeners]) listener(value);
    },
  };
}

/** Bytes between renderer and host: IPC in Electron, a WebSocket in a browser. Knows nothing of methods. */
export interface Transport {
  /**
   * Sends a request and waits for its response message, unchecked.
   *
   * @throws AppError HOST_DISCONNECTED when the connection is gone before the answer is there.
   */
  request(message: RequestMessage): Promise<unknown>;
  /** Receives what the host says unasked, unchecked. Returns a function that ends the subscription. */
  subscribe(listener: (message: unknown) => void): () => void;
  /** Tells when the connection is lost or back. Returns a function that ends the subscription. */
  onConnection(listener: (connected: boolean) => void): () => void;
}

/** What Electron's preload puts on the window: exactly these two functions. */
export interface HostBridge {
  request(message: RequestMessage): Promise<unknown>;
  subscribe(listener: (message: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly dialoom?: HostBridge;
  }
}

/** Carries messages over Electron's IPC. The host lives in the application itself: it cannot get lost alone. */
export function createBridgeTransport(bridge: HostBridge): Transport {
  return {
    request: (message) => bridge.request(message),
    subscribe: (listener) => bridge.subscribe(listener),
    onConnection: () => () => {},
  };
}

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
