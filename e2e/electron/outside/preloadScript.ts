/** Name of the function through which a page reaches the stand-in; the preload wrapper takes it off the page. */
export const bindingName = '__standIn';
/** Name of the function through which messages of the main process reach the page. */
export const deliverName = '__standInDeliver';

/**
 * Wraps a preload script so that it runs before a page's own scripts, as Electron runs it: it can require `electron`
 * and nothing else, and the page gets copies of what it exposes, never the objects themselves.
 *
 * @param source - The built, CommonJS preload script.
 */
export function preloadScript(source: string): string {
  return `(${runPreload})(function (require, module, exports) {${source}\n}, ${JSON.stringify({ bindingName, deliverName })});`;
}

/** Runs in the page; it may use nothing from outside itself. */
function runPreload(
  preload: (require: (id: string) => unknown, module: { exports: object }, exports: object) => void,
  names: { readonly bindingName: string; readonly deliverName: string },
): void {
  // Frames inside the page get no preload, as `nodeIntegrationInSubFrames` is off.
  if (window.top !== window) return;
  const page = window as unknown as Record<string, unknown>;
  const call = page[names.bindingName] as (message: object) => Promise<{ value?: unknown; error?: string }>;
  delete page[names.bindingName];
  void call({ type: 'document' });

  // Windows that a page asks for are the application's to give. It gives none here, so there is none to return.
  const open = (url: string | URL): null => {
    void call({ type: 'open', url: new URL(url, document.baseURI).href });
    return null;
  };
  window.open = (url = '') => open(url);
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link === null || !(link.target === '_blank' || event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open(link.href);
    },
    { capture: true },
  );

  type Listener = (event: object, ...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      const { value, error } = await call({ type: 'invoke', channel, args: structuredClone(args) });
      if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${error}`);
      return value;
    },
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    removeListener: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  const deliver = (channel: string, args: readonly unknown[]): void => {
    for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: ipcRenderer }, ...args);
  };
  Object.defineProperty(window, names.deliverName, { value: deliver });

  /** What crosses the context bridge: copies of data, and functions that copy what goes in and out. */
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function')
      return (...args: unknown[]) => cross((value as (...inner: unknown[]) => unknown)(...args.map(cross)));
    if (value instanceof Promise) return value.then(cross);
    if (Array.isArray(value)) return value.map(cross);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)]));
    return value;
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: object) => {
      if (name in window) throw new Error(`Cannot bind an API on top of an existing property: ${name}`);
      Object.defineProperty(window, name, { value: Object.freeze(cross(api)), enumerable: true });
    },
  };
  const require = (id: string): unknown => {
    if (id !== 'electron') throw new Error(`module not found: ${id}`);
    return { contextBridge, ipcRenderer };
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
