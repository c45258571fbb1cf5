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

  it('opens a folder dialog for the focused window, or for none', async () => {
    const window = { id: 1 } as BrowserWindow;
    expect(await createNativePort(() => window).chooseFolder('Open')).toBe('/chosen');
    expect(await createNativePort(() => null).chooseFolder('Open')).toBe('/chosen');
    const options = { title: 'Open', properties: ['openDirectory', 'createDirectory'] };
    expect(electron.showOpenDialog.mock.calls).toEqual([[window, options], [options]]);
  });

  it('reports that the user cancelled', async () => {
    electron.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    expect(await createNativePort(() => null).chooseFolder('Open')).toBeNull();
  });

  it('shows files in their folder and never opens them', async () => {
    await createNativePort(() => null).revealPath('/p/x.dialoom');
    expect(electron.showItemInFolder.mock.calls).toEqual([['/p/x.dialoom']]);
  });
});
