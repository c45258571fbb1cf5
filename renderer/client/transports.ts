// How messages travel between the window and its host: a bridge in the desktop application, a WebSocket in the browser.
import type { ConnectionStatus } from '../../engine/contract/hostClient.ts';
import type { RequestMessage } from '../../engine/contract/wire.ts';
import { hostLost } from './toAppError.ts';

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
  connection(): ConnectionStatus;
  /** Reports each change of the connection. Returns a function that ends the subscription. */
  onConnection(listener: (status: ConnectionStatus) => void): () => void;
  /** Tries at once to reach a host that was lost. */
  reconnect(): void;
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
    connection: () => 'connected',
    onConnection: () => () => {},
    reconnect: () => {},
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
  /** The protocols of the next attempt, which hold the page's secrets; null if no host answers. Never rejects. */
  readonly offer: () => Promise<readonly string[] | null>;
  /** Opens a new socket to the host. */
  readonly open: (protocols: readonly string[]) => SocketLike;
  /** Whether a host answers at all, after a socket could not be opened. Never rejects. */
  readonly isServed: () => Promise<boolean>;
  /** Runs a function after a while, in milliseconds; returns a function that cancels it. */
  readonly later: (run: () => void, milliseconds: number) => () => void;
  /** A number in [0, 1), so that several pages do not come back in the same moment. */
  readonly random: () => number;
}

interface PendingRequest {
  resolve(message: unknown): void;
  reject(error: Error): void;
}

const firstDelay = 250;
const maxDelay = 5000;

/**
 * Carries messages over a WebSocket to a host on loopback, and reconnects for as long as the page is open. Requests
 * made before the first connection wait for it; requests that are unanswered when a connection is lost fail.
 */
export function createWebSocketTransport(options: WebSocketTransportOptions): Transport {
  const events = createListeners<unknown>();
  const connection = createListeners<ConnectionStatus>();
  const pending = new Map<number, PendingRequest>();
  let queue: RequestMessage[] = [];
  let socket: SocketLike | null = null;
  let everConnected = false;
  let status: ConnectionStatus = 'connecting';
  let isTrying = false;
  let cancelWait = () => {};
  let delay = firstDelay;

  function setStatus(next: ConnectionStatus): void {
    if (status === next) return;
    status = next;
    connection.call(next);
  }

  function rejectPending(): void {
    const unanswered = [...pending.values()];
    pending.clear();
    for (const request of unanswered) request.reject(hostLost());
  }

  async function attempt(): Promise<void> {
    if (isTrying || socket !== null) return;
    isTrying = true;
    cancelWait();
    const protocols = await options.offer();
    if (protocols === null) waitThen('unreachable');
    else connect(options.open(protocols));
  }

  function connect(opening: SocketLike): void {
    opening.onopen = () => {
      isTrying = false;
      socket = opening;
      delay = firstDelay;
      for (const message of queue) opening.send(JSON.stringify(message));
      queue = [];
      everConnected = true;
      setStatus('connected');
    };
    opening.onmessage = (event) => receive(event.data);
    opening.onclose = () => {
      if (socket === opening) {
        socket = null;
        rejectPending();
        waitThen('unreachable');
      } else {
        void options.isServed().then((served) => waitThen(served ? 'refused' : 'unreachable'));
      }
    };
  }

  function waitThen(reason: 'refused' | 'unreachable'): void {
    isTrying = false;
    setStatus(reason);
    cancelWait = options.later(() => void attempt(), delay * (0.5 + options.random() / 2));
    delay = Math.min(delay * 2, maxDelay);
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

  void attempt();
  return {
    request: (message) =>
      new Promise((resolve, reject) => {
        if (socket === null && everConnected) {
          reject(hostLost());
          return;
        }
        pending.set(message.id, { resolve, reject });
        if (socket === null) queue = [...queue, message];
        else socket.send(JSON.stringify(message));
      }),
    subscribe: events.add,
    connection: () => status,
    onConnection: connection.add,
    reconnect: () => void attempt(),
  };
}

function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
