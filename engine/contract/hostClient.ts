import type { EventName, EventPayload } from './events.ts';
import type { MethodName, MethodParams, MethodResult } from './methods.ts';

/**
 * Whether the host can be reached: `connecting` until it is known for the first time; `unreachable` if nothing answers;
 * `refused` if a host answers but does not accept this page, because it was started for another project or too long ago.
 */
export type ConnectionStatus = 'connecting' | 'connected' | 'unreachable' | 'refused';

/** The renderer's view of its host; the transport is IPC or a WebSocket. */
export interface HostClient {
  /**
   * @throws AppError of the host; HOST_DISCONNECTED if the connection is lost; CONTRACT_INVALID_RESULT if the answer
   *   does not match the contract.
   */
  request<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResult<M>>;
  /** @returns A function that ends the subscription. */
  subscribe<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  connection(): ConnectionStatus;
  /** Reports each change of the connection. @returns A function that ends the subscription. */
  onConnection(listener: (status: ConnectionStatus) => void): () => void;
  /** Tries at once to reach a host that was lost, instead of after a while. */
  reconnect(): void;
}
