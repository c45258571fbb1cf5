import { describe, expect, it } from 'vitest';
import { staleInstall } from './installState.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/a/node_modules/b': { version: '2.0.0', integrity: 'sha512-b' },
    'node_modules/for-other-systems': { version: '3.0.0', optional: true },
    bench: { version: '0.1.0' },
    'node_modules/dialoom-bench': { resolved: 'bench', link: true },
  },
};

describe('staleInstall', () => {
  it('reports nothing if every package that is neither optional nor a folder of the clone is there', () => {
    const {
      'node_modules/for-other-systems': _,
      'node_modules/dialoom-bench': _link,
      bench: _bench,
      ...installed
    } = lock.packages;
    expect(staleInstall(lock, { packages: installed })).toBeUndefined();
  });

  it('reports that nothing is installed', () => {
    expect(staleInstall(lock, undefined)).toBe('packages are not installed');
  });

  it('names a missing package', () => {
    expect(staleInstall(lock, { packages: { 'node_modules/a': lock.packages['node_modules/a'] } })).toBe(
      'b 2.0.0 is not installed',
    );
  });

  it.each([
    { version: '1.0.1', integrity: 'sha512-a' },
    { version: '1.0.0', integrity: 'sha512-other' },
  ])('names a package that differs: %j', (other) => {
    expect(staleInstall(lock, { packages: { ...lock.packages, 'node_modules/a': other } })).toBe(
      'a 1.0.0 is not installed',
    );
  });
});
