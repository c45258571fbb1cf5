import type { HostClient } from '../../engine/contract/hostClient.ts';
import { createBridgeTransport } from './createBridgeTransport.ts';
import { createHostClient } from './createHostClient.ts';
import { createWebSocketTransport, type SocketLike } from './createWebSocketTransport.ts';

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
