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

/** Lets a page come back after a restart of the host. Only a transport whose connection can be lost has it. */
export interface PageResume {
  /** The project that the page has come back for with a key; null if it came with the token of this launch. */
  readonly project: string | null;
  /** For how long a key is valid, in milliseconds. */
  readonly lifetime: number;
  /** Takes the key with which the page will come back, in place of the one it came with and of another one. */
  keep(key: string, project: string, replaces: string | null): void;
  /** Makes the page's key invalid: the project was closed on purpose. */
  drop(): void;
}

/** The studio's back end, in plain Node; the desktop shell and the browser host both run it. */
export interface Host {
  connect(send: (message: EventMessage) => void, resume?: PageResume): HostConnection;
  close(): Promise<void>;
}
