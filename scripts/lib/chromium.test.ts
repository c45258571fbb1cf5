import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserCandidates, canUseApt } from './chromium.mjs';

describe('browser locations', () => {
  it('prefers Chromium to Chrome to Edge over all folders of PATH', () => {
    const found = browserCandidates('linux', { PATH: ['/a', '', '/b'].join(delimiter) });
    expect(found.slice(0, 2)).toEqual([join('/a', 'chromium'), join('/b', 'chromium')]);
    expect(found.at(-1)).toBe(join('/b', 'microsoft-edge'));
    expect(found.indexOf(join('/b', 'chromium-browser'))).toBeLessThan(
      found.indexOf(join('/a', 'google-chrome')),
    );
  });

  it('finds nothing without PATH', () => {
    expect(browserCandidates('linux', {})).toEqual([]);
  });

  it('searches the application folders on macOS and Windows', () => {
    expect(browserCandidates('darwin', {})[1]).toBe(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(browserCandidates('win32', { PROGRAMFILES: 'C:\\P', LOCALAPPDATA: 'C:\\L' })).toEqual([
      'C:\\P\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\L\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\L\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
  });
});

describe("Debian's package", () => {
  it.each([
    [0, 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', true],
    [0, 'ID="debian"', true],
    [1000, 'ID=debian', false],
    [undefined, 'ID=debian', false],
    [0, 'ID=ubuntu\nID_LIKE=debian\n', false],
    [0, '', false],
  ])('user %s on %j: %s', (user, osRelease, expected) => {
    expect(canUseApt(user, osRelease)).toBe(expected);
  });
});
