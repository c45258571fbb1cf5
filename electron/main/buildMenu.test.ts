import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { buildMenu } from './buildMenu.ts';

function roles(items: readonly MenuItemConstructorOptions[]): readonly string[] {
  return items.flatMap((item) => [
    ...(item.role === undefined ? [] : [item.role as string]),
    ...(Array.isArray(item.submenu) ? roles(item.submenu) : []),
  ]);
}

describe('buildMenu', () => {
  it('has the items that each platform expects', () => {
    expect(roles(buildMenu('darwin'))).toEqual(expect.arrayContaining(['appMenu', 'close', 'windowMenu']));
    expect(roles(buildMenu('linux'))).toEqual(
      expect.arrayContaining(['quit', 'copy', 'paste', 'windowMenu']),
    );
    expect(roles(buildMenu('win32'))).not.toContain('appMenu');
  });

  it('leaves undo, redo and reload to the studio, whose history and saves they would bypass', () => {
    for (const platform of ['darwin', 'linux', 'win32'] as const) {
      expect(
        roles(buildMenu(platform)).filter((role) => /undo|redo|reload|editMenu|viewMenu/i.test(role)),
      ).toEqual([]);
    }
  });
});
