// How messages travel between the window and its host: a bridge in the desktop application, a WebSocket in the browser.
import { contractErrors } from '../../engine/contract/errors.ts';
import type { RequestMessage } from '../../engine/contract/wire.ts';

/** The listeners of one kind of event. */
export interface Listeners<T> {
  add(listener: (value: T) => void): () => void;
  call(value: T): void;
}

/** Makes a set of listeners. A listener may be removed while the listeners are called. */
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

/** Carries messages between renderer and host: over IPC in Electron, over a WebSocket in a browser. */
export interface Transport {
  /**
   * Sends a request and waits for its response message, unchecked.
   *
   * @throws AppError HOST_DISCONNECTED if the connection is lost before the response arrives.
   */
  request(message: RequestMessage): Promise<unknown>;
  /** Receives messages of the host that are not responses, unchecked. Returns a function that ends the subscription. */
  subscribe(listener: (message: unknown) => void): () => void;
  /** Reports when the connection is lost or restored. Returns a function that ends the subscription. */
  onConnection(listener: (connected: boolean) => void): () => void;
}

/** What Electron's preload exposes on the window: exactly these two functions. */
export interface HostBridge {
  request(message: RequestMessage): Promise<unknown>;
  subscribe(listener: (message: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly dialoom?: HostBridge;
  }
}

/** Carries messages over Electron's IPC. The host runs in the same application, so this connection is never lost. */
export function createBridgeTransport(bridge: HostBridge): Transport {
  return {
    request: (message) => bridge.request(message),
    subscribe: (listener) => bridge.subscribe(listener),
    onConnection: () => () => {},
  };
}

/** The part of the browser's WebSocket that the transport uses; tests provide their own. */
export interface SocketLike {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  send(data: string): void;
  close(): void;
}

/** What the transport needs from its environment. */
export interface WebSocketTransportOptions {
  /** Opens a new socket to the host. */
  readonly open: () => SocketLike;
  /** Runs a function after a while, in milliseconds. */
  readonly later: (run: () => void, milliseconds: number) => void;
}

interface PendingRequest {
  resolve(message: unknown): void;
  reject(error: Error): void;
}

const firstDelay = 250;
const maxDelay = 4000;

/**
 * Carries messages over a WebSocket to a host on loopback, and reconnects for as long as the page is open. Requests
 * made before the first connection wait for it; requests that are unanswered when a connection is lost fail.
 */
export function createWebSocketTransport(options: WebSocketTransportOptions): Transport {
  const events = createListeners<unknown>();
  const connection = createListeners<boolean>();
  const pending = new Map<number, PendingRequest>();
  let queue: RequestMessage[] = [];
  let socket: SocketLike | null = null;
  let everConnected = false;
  let lost = false;
  let delay = firstDelay;

  function rejectPending(): void {
    const unanswered = [...pending.values()];
    pending.clear();
    queue = [];
    for (const request of unanswered) request.reject(contractErrors.HOST_DISCONNECTED({}));
  }

  function connect(): void {
    const opening = options.open();
    opening.onopen = () => {
      socket = opening;
      delay = firstDelay;
      for (const message of queue) opening.send(JSON.stringify(message));
      queue = [];
      const isRestored = lost;
      everConnected = true;
      lost = false;
      if (isRestored) connection.call(true);
    };
    opening.onmessage = (event) => receive(event.data);
    opening.onclose = () => {
      socket = null;
      rejectPending();
      if (!lost) {
        lost = true;
        connection.call(false);
      }
      options.later(connect, delay);
      delay = Math.min(delay * 2, maxDelay);
    };
  }

  function receive(data: unknown): void {
    const message = parseJson(data);
    const id = typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined;
    if (typeof id !== 'number') {
      events.call(message);
      return;
    }
    const request = pending.get(id);
    pending.delete(id);
    request?.resolve(message);
  }

  connect();
  return {
    request: (message) =>
      new Promise((resolve, reject) => {
        if (socket === null && (everConnected || lost)) {
          reject(contractErrors.HOST_DISCONNECTED({}));
          return;
        }
        pending.set(message.id, { resolve, reject });
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
