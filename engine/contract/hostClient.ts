import type { EventName, EventPayload } from './events.ts';
import type { MethodName, MethodParams, MethodResult } from './methods.ts';

/** The renderer's view of its host; the transport is IPC or a WebSocket. */
export interface HostClient {
  /**
   * @throws AppError of the host; HOST_DISCONNECTED if the connection is lost; CONTRACT_INVALID_RESULT if the answer
   *   does not match the contract.
   */
  request<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResult<M>>;
  /** @returns A function that ends the subscription. */
  subscribe<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Reports when the connection is lost or restored. */
  onConnection(listener: (connected: boolean) => void): () => void;
}
