import { ipcChannels } from '../../engine/contract/ipcChannels.ts';
import type { Host, HostConnection } from '../host/host.ts';

/** The part of Electron's `WebContents` that the transport uses, declared here so that it runs without Electron. */
export interface PageContents {
  isDestroyed(): boolean;
  send(channel: string, message: unknown): void;
  once(event: 'destroyed', listener: () => void): unknown;
  /**
   * Fires when a new document has replaced the page, not for navigation that was denied or stays within the document.
   */
  on(event: 'did-navigate', listener: () => void): unknown;
}

/** The part of `IpcMainInvokeEvent` that the transport uses. */
export interface RequestEvent {
  readonly sender: PageContents;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** The part of `ipcMain` that the transport uses. */
export interface RequestReceiver {
  handle(channel: string, listener: (event: RequestEvent, message: unknown) => Promise<unknown>): void;
  removeHandler(channel: string): void;
}

/**
 * Connects the windows of the desktop shell to the host. Each page has its own connection, opened by its first request
 * and closed when the page is closed or reloaded.
 *
 * @param isTrusted - Whether a sender may talk to the host: only the studio's own page in a main frame may.
 * @returns Removes the handler.
 */
export function attachIpc(
  ipcMain: RequestReceiver,
  host: Host,
  isTrusted: (event: RequestEvent) => boolean,
): () => void {
  const connections = new Map<PageContents, HostConnection>();
  const watchedContents = new WeakSet<PageContents>();
  const close = (contents: PageContents): void => {
    const connection = connections.get(contents);
    connections.delete(contents);
    void connection?.close();
  };
  const connect = (contents: PageContents): HostConnection => {
    const connection = host.connect((message) => {
      if (!contents.isDestroyed()) contents.send(ipcChannels.event, message);
    });
    connections.set(contents, connection);
    if (!watchedContents.has(contents)) {
      watchedContents.add(contents);
      contents.once('destroyed', () => close(contents));
      contents.on('did-navigate', () => close(contents));
    }
    return connection;
  };
  ipcMain.handle(ipcChannels.request, async (event, message) => {
    if (!isTrusted(event)) throw new Error('This page must not talk to the Dialoom host');
    const connection = connections.get(event.sender) ?? connect(event.sender);
    const response = await connection.handle(message);
    if (response === undefined) throw new Error('Not a Dialoom request');
    return response;
  });
  return () => ipcMain.removeHandler(ipcChannels.request);
}
