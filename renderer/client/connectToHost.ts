import { AppError } from '../../engine/base/appError.ts';
import { zodProblems } from '../../engine/base/zodProblems.ts';
import { contractErrors } from '../../engine/contract/errors.ts';
import { type EventName, type EventPayload, events } from '../../engine/contract/events.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import { methods } from '../../engine/contract/methods.ts';
import { eventMessage, responseMessage } from '../../engine/contract/wire.ts';
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
    onConnection: (listener) => transport.onConnection(listener),
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

const tokenKey = 'dialoom.token';

/**
 * Connects to the host that served this page: through Electron's bridge if there is one, otherwise a loopback
 * WebSocket.
 */
export function connectToHost(): HostClient {
  if (window.dialoom !== undefined) return createHostClient(createBridgeTransport(window.dialoom));
  const url = new URL('host', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = new URLSearchParams({ token: readToken() }).toString();
  url.hash = '';
  return createHostClient(
    createWebSocketTransport({
      open: () => new WebSocket(url) as SocketLike,
      later: (run, milliseconds) => {
        window.setTimeout(run, milliseconds);
      },
    }),
  );
}

/** The token of this launch: read from the address, removed from it, and kept for reloads of this tab. */
function readToken(): string {
  const { location, history, sessionStorage } = window;
  const tokenInAddress =
    new URLSearchParams(location.hash.slice(1)).get('token') ??
    new URLSearchParams(location.search).get('token');
  if (tokenInAddress === null) return sessionStorage.getItem(tokenKey) ?? '';
  sessionStorage.setItem(tokenKey, tokenInAddress);
  history.replaceState(null, '', location.pathname);
  return tokenInAddress;
}
