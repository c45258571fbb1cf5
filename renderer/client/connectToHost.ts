import { AppError } from '../../engine/base/appError.ts';
import { zodProblems } from '../../engine/base/zodProblems.ts';
import { contractErrors } from '../../engine/contract/errors.ts';
import { type EventName, type EventPayload, events } from '../../engine/contract/events.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import { methods } from '../../engine/contract/methods.ts';
import { eventMessage, responseMessage } from '../../engine/contract/wire.ts';
import { createPageSecrets, type PageSecrets } from './pageSecrets.ts';
import {
  createBridgeTransport,
  createListeners,
  createWebSocketTransport,
  type SocketLike,
  type Transport,
} from './transports.ts';

/**
 * The renderer's only access to the host. What it receives is checked against the contract.
 *
 * @param transport - Carries the messages.
 */
export function createHostClient(transport: Transport): HostClient {
  const listeners = new Map<string, ReturnType<typeof createListeners<unknown>>>();
  let lastId = 0;

  transport.subscribe((message) => {
    const parsed = eventMessage.safeParse(message);
    if (!parsed.success || !isEventName(parsed.data.event)) return;
    const payload = events[parsed.data.event].safeParse(parsed.data.payload);
    // An invalid event has no caller to report to. Ignoring it is better than showing wrong data.
    if (payload.success) listeners.get(parsed.data.event)?.call(payload.data);
  });

  return {
    request: async (method, params) => {
      lastId += 1;
      const answer = responseMessage.safeParse(await transport.request({ id: lastId, method, params }));
      if (!answer.success) throw invalidResult(method, zodProblems(answer.error)[0]?.message);
      if ('error' in answer.data) throw AppError.fromJSON(errorOf(answer.data.error));
      const result = methods[method].result.safeParse(answer.data.result);
      if (!result.success) {
        const finding = zodProblems(result.error)[0];
        throw invalidResult(method, `${finding?.field ?? ''} ${finding?.message ?? ''}`.trim());
      }
      return result.data as Awaited<ReturnType<HostClient['request']>> as never;
    },
    subscribe: <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) => {
      const eventListeners = listeners.get(event) ?? createListeners<unknown>();
      listeners.set(event, eventListeners);
      return eventListeners.add((payload) => listener(payload as EventPayload<E>));
    },
    connection: () => transport.connection(),
    onConnection: (listener) => transport.onConnection(listener),
    reconnect: () => transport.reconnect(),
  };
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

function invalidResult(method: string, finding: string | undefined): AppError {
  return contractErrors.CONTRACT_INVALID_RESULT({ method, finding: finding ?? 'unreadable' });
}

type WireError = Extract<ReturnType<typeof responseMessage.parse>, { error: unknown }>['error'];

/** The wire says "may be undefined" where the engine says "may be absent". */
function errorOf(error: WireError): ConstructorParameters<typeof AppError>[0] {
  return JSON.parse(JSON.stringify(error)) as ConstructorParameters<typeof AppError>[0];
}

/** The host as one page sees it, and how the page comes back to it. */
export interface ConnectedPage {
  readonly client: HostClient;
  /** What lets the page come back; null in the desktop application, whose host ends together with its windows. */
  readonly secrets: PageSecrets | null;
}

/**
 * Connects to the host that served this page: through Electron's bridge if there is one, otherwise a loopback
 * WebSocket.
 */
export function connectToHost(): ConnectedPage {
  if (window.dialoom !== undefined)
    return { client: createHostClient(createBridgeTransport(window.dialoom)), secrets: null };
  const address = new URL('host', window.location.origin);
  const url = new URL(address);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const secrets = createPageSecrets({
    storage: window.sessionStorage,
    origin: window.location.origin,
    isReload: performance
      .getEntriesByType('navigation')
      .some((entry) => (entry as PerformanceNavigationTiming).type === 'reload'),
    ask: (headers) => fetch(address, { headers, cache: 'no-store' }),
  });
  takeToken(secrets);
  const client = createHostClient(
    createWebSocketTransport({
      offer: secrets.offer,
      open: (protocols) => new WebSocket(url, [...protocols]) as SocketLike,
      isServed: () =>
        fetch(new URL('icon.svg', address), { method: 'HEAD', cache: 'no-store' }).then(
          () => true,
          () => false,
        ),
      later: (run, milliseconds) => {
        const timer = window.setTimeout(run, milliseconds);
        return () => window.clearTimeout(timer);
      },
      random: Math.random,
    }),
  );
  // The address of the next launch differs from this page's only after the #, so opening it here loads nothing.
  window.addEventListener('hashchange', () => {
    if (takeToken(secrets)) client.reconnect();
  });
  return { client, secrets };
}

/** Takes the token of a launch out of the address. @returns Whether there was one. */
function takeToken(secrets: PageSecrets): boolean {
  const { location, history } = window;
  const token =
    new URLSearchParams(location.hash.slice(1)).get('token') ??
    new URLSearchParams(location.search).get('token');
  if (token === null) return false;
  secrets.takeToken(token);
  history.replaceState(null, '', location.pathname);
  return true;
}
