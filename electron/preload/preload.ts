import { contextBridge, ipcRenderer } from 'electron';
import { ipcChannels } from '../../engine/contract/ipcChannels.ts';
import type { EventMessage, RequestMessage, ResponseMessage } from '../../engine/contract/wire.ts';

/** Everything the page can reach of the desktop shell: two functions over two fixed channels. */
export interface PreloadBridge {
  request(message: RequestMessage): Promise<ResponseMessage>;
  /** @returns Ends the subscription. */
  subscribe(listener: (message: EventMessage) => void): () => void;
}

const bridge: PreloadBridge = {
  request: (message) => ipcRenderer.invoke(ipcChannels.request, message),
  subscribe: (listener) => {
    // The page never gets the IPC event itself, which would expose the sender.
    const forward = (_event: unknown, message: EventMessage): void => listener(message);
    ipcRenderer.on(ipcChannels.event, forward);
    return () => ipcRenderer.removeListener(ipcChannels.event, forward);
  },
};

contextBridge.exposeInMainWorld('dialoom', bridge);
