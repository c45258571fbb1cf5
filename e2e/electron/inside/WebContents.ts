import { EventEmitter } from 'node:events';
import { tell } from './app.ts';

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

/** What stands in for Electron's `WebContents`. */
export class WebContents extends EventEmitter {
  readonly id: number;
  #destroyed = false;
  // Electron opens windows unless it is told not to.
  #openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(id: number) {
    super();
    this.id = id;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    tell('window.send', this.id, channel, args);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** The page wants to go somewhere. @returns Whether it may. */
  navigating(url: string): boolean {
    const details = { url, isMainFrame: true, isSameDocument: false };
    this.emit('did-start-navigation', details);
    let allowed = true;
    const preventDefault = (): void => {
      allowed = false;
    };
    this.emit('will-navigate', { ...details, preventDefault });
    return allowed;
  }

  /** A new document has replaced the one before. */
  navigated(url: string): void {
    this.emit('did-navigate', {}, url, 200, 'OK');
  }

  /** The page wants a window. */
  opening(url: string): 'allow' | 'deny' {
    return this.#openHandler({ url }).action;
  }

  destroyed(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }
}
