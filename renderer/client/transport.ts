import type { RequestMessage } from '../../engine/contract/wire.ts';

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
