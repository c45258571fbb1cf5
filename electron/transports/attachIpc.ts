import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { ipcChannels } from '../../engine/contract/ipcChannels.ts';
import type { Host, HostConnection } from '../host/createHost.ts';

/** What {@link attachIpc} uses of `ipcMain`. */
export type RequestReceiver = Pick<IpcMain, 'handle' | 'removeHandler'>;

/**
 * Connects the windows of the desktop shell to the host. Each window has a connection of its own, made on its first
 * request and closed when its page is gone.
 *
 * @param isTrusted - Whether a frame may talk to the host: the studio's own page in a main frame.
 * @returns Takes the handler off again.
 */
export function attachIpc(
  ipcMain: RequestReceiver,
  host: Host,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
): () => void {
  const connections = new Map<WebContents, HostConnection>();
  const connectionOf = (contents: WebContents): HostConnection => {
    const existing = connections.get(contents);
    if (existing !== undefined) return existing;
    const connection = host.connect((message) => {
      if (!contents.isDestroyed()) contents.send(ipcChannels.event, message);
    });
    connections.set(contents, connection);
    const close = () => {
      if (connections.get(contents) !== connection) return;
      connections.delete(contents);
      void connection.close();
    };
    contents.once('destroyed', close);
    // A reload starts over: the old page's projects are closed with it.
    contents.once('did-start-navigation', close);
    return connection;
  };
  ipcMain.handle(ipcChannels.request, async (event, message: unknown) => {
    if (!isTrusted(event)) throw new Error('This page may not talk to the Dialoom host');
    const response = await connectionOf(event.sender).handle(message);
    if (response === undefined) throw new Error('Not a Dialoom request');
    return response;
  });
  return () => ipcMain.removeHandler(ipcChannels.request);
}
