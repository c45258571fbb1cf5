import type { EventName, EventPayload } from '../../engine/contract/events.ts';
import type { EventMessage } from '../../engine/contract/wire.ts';
import type { Router } from './router.ts';

/** Sends an event to one client. */
export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** One client of the host, with its own open projects and conversations. */
export interface HostConnection {
  readonly handle: Router;
  close(): Promise<void>;
}

/** The studio's back end, in plain Node; the desktop shell and the browser host both run it. */
export interface Host {
  connect(send: (message: EventMessage) => void): HostConnection;
  close(): Promise<void>;
}
