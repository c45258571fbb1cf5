import type { RequestMessage } from '../../engine/contract/wire.ts';
import type { Transport } from './transport.ts';

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
