import type { EventName, EventPayload } from './events.ts';
import type { MethodName, MethodParams, MethodResult } from './methods.ts';

/** The one thing that the renderer knows of its host; the transport behind it is IPC or a WebSocket. */
export interface HostClient {
  /**
   * @throws AppError as the host made it, HOST_DISCONNECTED when the connection is gone, CONTRACT_INVALID_RESULT when
   * the answer does not fit the contract.
   */
  request<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResult<M>>;
  /** @returns A function that ends the subscription. */
  subscribe<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Tells when the connection is lost or back. */
  onConnection(listener: (connected: boolean) => void): () => void;
}
