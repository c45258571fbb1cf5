import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../engine/project/fixtures/temporaryFolder.ts';
import { createResumeKeys, keyLifetime } from './createResumeKeys.ts';

const origin = 'http://127.0.0.1:4000';
const key = (letter: string) => letter.repeat(43);

function world(project: string | null = null) {
  const dataFolder = temporaryFolder();
  const time = { now: 1000 };
  const reported: unknown[] = [];
  const open = (startedFor = project) =>
    createResumeKeys({
      dataFolder,
      project: startedFor,
      clock: { now: () => time.now },
      report: (error) => reported.push(error),
    });
  return { keys: open(), open, time, reported, file: join(dataFolder, 'resume-keys.json') };
}

describe('createResumeKeys', () => {
  it('knows a key after a restart, with its project, and keeps only its hash where only the user may read', () => {
    const { keys, open, file } = world();
    keys.keep(key('a'), origin, '/p', []);
    expect(open().projectOf(key('a'), origin)).toBe('/p');
    expect(readFileSync(file, 'utf8')).not.toContain(key('a'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    keys.keep(key('b'), origin, '/p', []);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each<[string, (w: ReturnType<typeof world>) => string | undefined]>([
    ['a key that nobody has', ({ keys }) => keys.projectOf(key('x'), origin)],
    ['a part of a key', ({ keys }) => keys.projectOf(key('a').slice(1), origin)],
    [
      'the hash of a key',
      ({ keys, file }) => keys.projectOf(JSON.parse(readFileSync(file, 'utf8')).keys[0].hash, origin),
    ],
    ['another origin', ({ keys }) => keys.projectOf(key('a'), 'http://127.0.0.1:4001')],
    ['a host that was started for another project', ({ open }) => open('/q').projectOf(key('a'), origin)],
    [
      'a key that was replaced',
      ({ keys }) => {
        keys.keep(key('b'), origin, '/p', [key('a'), null]);
        return keys.projectOf(key('a'), origin);
      },
    ],
    [
      'a key whose project was closed',
      ({ keys }) => {
        keys.drop(key('a'));
        return keys.projectOf(key('a'), origin);
      },
    ],
    [
      'a key that has expired',
      ({ keys, time }) => {
        time.now += keyLifetime;
        return keys.projectOf(key('a'), origin);
      },
    ],
  ])('refuses %s', (_, attempt) => {
    const made = world();
    made.keys.keep(key('a'), origin, '/p', []);
    expect(attempt(made)).toBeUndefined();
    expect(made.reported).toEqual([]);
  });

  it('accepts the key of its project, and any if it was started for none', () => {
    const { keys, open } = world();
    keys.keep(key('a'), origin, '/p', []);
    expect(open('/p').projectOf(key('a'), origin)).toBe('/p');
    expect(open(null).projectOf(key('a'), origin)).toBe('/p');
  });

  it('keeps the newest 64', () => {
    const { keys } = world();
    const all = Array.from({ length: 70 }, (_, n) => `${n}`.padStart(43, 'a'));
    for (const one of all) keys.keep(one, origin, '/p', []);
    expect(all.map((one) => keys.projectOf(one, origin)).indexOf('/p')).toBe(6);
  });

  it('names the ports at which pages wait for this host, the newest first', () => {
    const { keys, open } = world();
    keys.keep(key('a'), 'http://127.0.0.1:4001', '/p', []);
    keys.keep(key('b'), 'http://127.0.0.1:4002', '/q', []);
    keys.keep(key('c'), 'http://127.0.0.1:4003', '/p', []);
    expect(keys.awaitedPorts()).toEqual([4003, 4002, 4001]);
    expect(open('/p').awaitedPorts()).toEqual([4003, 4001]);
  });

  it('starts anew, and says so, if its file is broken', () => {
    const { keys, file, reported } = world();
    writeFileSync(file, '{"version": 1, "keys": [{"hash": 1}]}');
    expect(keys.projectOf(key('a'), origin)).toBeUndefined();
    expect(reported).toHaveLength(1);
    keys.keep(key('a'), origin, '/p', []);
    expect(keys.projectOf(key('a'), origin)).toBe('/p');
  });
});
