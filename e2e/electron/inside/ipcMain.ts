import type { WebContents } from './WebContents.ts';

interface InvokeEvent {
  readonly sender: WebContents;
  readonly senderFrame: { readonly url: string; readonly parent: object | null };
}

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown;

/** What stands in for Electron's `ipcMain`, as far as `invoke` needs it. */
class StandInIpcMain {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** A page has invoked a channel. */
  async invoked(
    sender: WebContents,
    frame: { readonly url: string; readonly isMain: boolean },
    channel: string,
    args: readonly unknown[],
  ): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return handler({ sender, senderFrame: { url: frame.url, parent: frame.isMain ? null : {} } }, ...args);
  }
}

export const ipcMain = new StandInIpcMain();
