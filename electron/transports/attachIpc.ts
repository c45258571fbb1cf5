import { ipcChannels } from '../../engine/contract/ipcChannels.ts';
import type { Host, HostConnection } from '../host/host.ts';

/** What the transport uses of Electron's `WebContents`; declared here so that it runs without Electron. */
export interface PageContents {
  isDestroyed(): boolean;
  send(channel: string, message: unknown): void;
  once(event: 'destroyed', listener: () => void): unknown;
  /** A new document has replaced the page; a navigation that was denied or stays in the document is none. */
  on(event: 'did-navigate', listener: () => void): unknown;
}

/** What it uses of `IpcMainInvokeEvent`. */
export interface RequestEvent {
  readonly sender: PageContents;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** What it uses of `ipcMain`. */
export interface RequestReceiver {
  handle(channel: string, listener: (event: RequestEvent, message: unknown) => Promise<unknown>): void;
  removeHandler(channel: string): void;
}

/**
 * Connects the windows of the desktop shell to the host. Each page has a connection of its own, made on its first
 * request and closed when the page is gone or loaded anew.
 *
 * @param isTrusted - Whether a sender may talk to the host: the studio's own page in a main frame.
 * @returns Takes the handler off again.
 */
export function attachIpc(
  ipcMain: RequestReceiver,
  host: Host,
  isTrusted: (event: RequestEvent) => boolean,
): () => void {
  const connections = new Map<PageContents, HostConnection>();
  const known = new WeakSet<PageContents>();
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
    if (!known.has(contents)) {
      known.add(contents);
      contents.once('destroyed', () => close(contents));
      contents.on('did-navigate', () => close(contents));
    }
    return connection;
  };
  ipcMain.handle(ipcChannels.request, async (event, message) => {
    if (!isTrusted(event)) throw new Error('This page may not talk to the Dialoom host');
    const connection = connections.get(event.sender) ?? connect(event.sender);
    const response = await connection.handle(message);
    if (response === undefined) throw new Error('Not a Dialoom request');
    return response;
  });
  return () => ipcMain.removeHandler(ipcChannels.request);
}
