import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completeLock, missingEntries, platformOfName } from './complete-lock.mjs';
import { root } from './lib/paths.mjs';

describe('platform names in packages', () => {
  it.each([
    ['@x/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@x/core-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@x/core-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
    ['@darwin/tool', undefined],
    ['fsevents', undefined],
  ])('%s', (name, expected) => {
    expect(platformOfName(name)).toEqual(expected);
  });
});

describe('completing a lock file', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/tool': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: {
          'tool-linux-x64': '1.0.0',
          'tool-darwin-arm64': '1.0.0',
          'tool-win32-x64': '1.0.0',
        },
      },
      'node_modules/tool-linux-x64': { version: '1.0.0' },
      'node_modules/tool/node_modules/tool-win32-x64': { version: '1.0.0' },
    },
  };

  it('adds what is missing with the version its parent pins', () => {
    expect(missingEntries(lock)).toEqual({
      'node_modules/tool-darwin-arm64': {
        version: '1.0.0',
        dev: true,
        optional: true,
        os: ['darwin'],
        cpu: ['arm64'],
      },
    });
  });

  it('has nothing to add afterwards', () => {
    expect(missingEntries(completeLock(lock))).toEqual({});
  });

  it('refuses to guess a version', () => {
    const loose = { packages: { a: { optionalDependencies: { 'b-darwin-x64': '^1.0.0' } } } };
    expect(() => missingEntries(loose)).toThrow('b-darwin-x64@^1.0.0');
  });
});

describe('package-lock.json', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');

  it('lists the packages of every platform', () => {
    expect(Object.keys(missingEntries(JSON.parse(text)))).toEqual([]);
  });

  it('names no registry', () => {
    const { packages } = JSON.parse(text) as { packages: Record<string, { resolved?: string; link?: true }> };
    // A workspace is a link to a folder of the clone.
    const places = Object.values(packages).filter(({ resolved, link }) => resolved !== undefined && !link);
    expect(places).toEqual([]);
    expect(text).not.toMatch(/"resolved": "[a-z+]+:/);
  });
});
