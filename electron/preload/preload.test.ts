import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ipcChannels } from '../../engine/contract/ipcChannels.ts';
import type { PreloadBridge } from './preload.ts';

const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoke: vi.fn(async (..._args: unknown[]): Promise<unknown> => ({ id: 1, result: {} })),
  listeners: new Map<string, Set<(...args: unknown[]) => void>>(),
}));

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => electron.exposed.set(name, api) },
  ipcRenderer: {
    invoke: electron.invoke,
    on: (channel: string, listener: () => void) => {
      const known = electron.listeners.get(channel) ?? new Set();
      electron.listeners.set(channel, known.add(listener));
    },
    removeListener: (channel: string, listener: () => void) =>
      electron.listeners.get(channel)?.delete(listener),
  },
}));

describe('the preload script', () => {
  let bridge: PreloadBridge;
  beforeEach(async () => {
    electron.exposed.clear();
    electron.listeners.clear();
    electron.invoke.mockClear();
    vi.resetModules();
    await import('./preload.ts');
    bridge = electron.exposed.get('dialoom') as PreloadBridge;
  });

  it('exposes exactly two functions, under one name', () => {
    expect([...electron.exposed.keys()]).toEqual(['dialoom']);
    expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
      ['request', 'function'],
      ['subscribe', 'function'],
    ]);
  });

  it('sends requests over the request channel and nothing else', async () => {
    const message = { id: 1, method: 'app.info', params: {} };
    expect(await bridge.request(message)).toEqual({ id: 1, result: {} });
    expect(electron.invoke.mock.calls).toEqual([[ipcChannels.request, message]]);
  });

  it('passes on events without the IPC event, whose sender the page must not get, until unsubscribed', () => {
    const listener = vi.fn();
    const end = bridge.subscribe(listener);
    expect([...electron.listeners.keys()]).toEqual([ipcChannels.event]);
    const emit = (message: unknown) => {
      for (const one of electron.listeners.get(ipcChannels.event) ?? []) one({ sender: 'main' }, message);
    };
    emit({ event: 'progress', payload: 1 });
    expect(listener.mock.calls).toEqual([[{ event: 'progress', payload: 1 }]]);
    end();
    emit({ event: 'progress', payload: 2 });
    expect(listener).toHaveBeenCalledOnce();
  });
});
