import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createNativePort } from './createNativePort.ts';

const electron = vi.hoisted(() => ({
  showOpenDialog: vi.fn(async (..._args: unknown[]) => ({ canceled: false, filePaths: ['/chosen'] })),
  showItemInFolder: vi.fn((_path: string) => undefined),
}));

vi.mock('electron', () => ({
  dialog: { showOpenDialog: electron.showOpenDialog },
  shell: { showItemInFolder: electron.showItemInFolder },
}));

describe('createNativePort', () => {
  beforeEach(() => vi.clearAllMocks());

  it('asks for a folder in a dialog of the window in front, or of none', async () => {
    const window = { id: 1 } as BrowserWindow;
    expect(await createNativePort(() => window).chooseFolder('Open')).toBe('/chosen');
    expect(await createNativePort(() => null).chooseFolder('Open')).toBe('/chosen');
    const options = { title: 'Open', properties: ['openDirectory', 'createDirectory'] };
    expect(electron.showOpenDialog.mock.calls).toEqual([[window, options], [options]]);
  });

  it('says so when the user thinks better of it', async () => {
    electron.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    expect(await createNativePort(() => null).chooseFolder('Open')).toBeNull();
  });

  it('shows files in their folder and never opens them', async () => {
    await createNativePort(() => null).revealPath('/p/x.dialoom');
    expect(electron.showItemInFolder.mock.calls).toEqual([['/p/x.dialoom']]);
  });
});
