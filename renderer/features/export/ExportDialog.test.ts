import { describe, expect, it } from 'vitest';
import { defaultBundlePath, moveToFolder } from './ExportDialog.tsx';

describe('defaultBundlePath', () => {
  it.each([
    ['/home/ada/shop', '/home/ada/shop.dialoom'],
    ['/home/ada/shop/', '/home/ada/shop.dialoom'],
    ['/shop', '/shop.dialoom'],
    ['C:\\Users\\Ada\\shop', 'C:\\Users\\Ada\\shop.dialoom'],
    ['C:\\shop', 'C:\\shop.dialoom'],
  ])('puts the bundle of %s beside it', (project, bundle) => {
    expect(defaultBundlePath(project)).toBe(bundle);
  });
});

describe('moveToFolder', () => {
  it('keeps the name of the file', () => {
    expect(moveToFolder('/a/shop.dialoom', '/b')).toBe('/b/shop.dialoom');
    expect(moveToFolder('/a/shop.dialoom', '/')).toBe('/shop.dialoom');
    expect(moveToFolder('C:\\a\\shop.dialoom', 'D:\\out')).toBe('D:\\out\\shop.dialoom');
  });
});
