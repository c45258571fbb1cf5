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
 * The renderer's one door to the host. What comes in is checked against the contract before anybody sees it.
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
    // An event that does not fit has no caller to tell; showing nothing is better than showing wrong things.
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
      const known = listeners.get(event) ?? createListeners<unknown>();
      listeners.set(event, known);
      return known.add((payload) => listener(payload as EventPayload<E>));
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

/** Connects to the host that this page came with: Electron's bridge if it is there, else the loopback WebSocket. */
export function connectToHost(): HostClient {
  if (window.dialoom !== undefined) return createHostClient(createBridgeTransport(window.dialoom));
  const url = new URL('host', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = new URLSearchParams({ token: takeToken() }).toString();
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

/** The launch's token: from the address, then out of sight and kept for reloads of this tab. */
function takeToken(): string {
  const { location, history, sessionStorage } = window;
  const given =
    new URLSearchParams(location.hash.slice(1)).get('token') ??
    new URLSearchParams(location.search).get('token');
  if (given === null) return sessionStorage.getItem(tokenKey) ?? '';
  sessionStorage.setItem(tokenKey, given);
  history.replaceState(null, '', location.pathname);
  return given;
}
