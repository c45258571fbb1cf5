import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from './paths.mjs';
import { withSetupLock } from './setupLock.mjs';

let folder = '';
const lock = (): string => join(folder, '.setup.lock');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialoom-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('runs one piece of work at a time, across processes', async () => {
  const log = join(folder, 'log');
  writeFileSync(log, '');
  const program = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout as pause } from 'node:timers/promises';
    import { withSetupLock } from ${JSON.stringify(pathToFileURL(join(root, 'scripts/lib/setupLock.mjs')).href)};
    await withSetupLock(${JSON.stringify(folder)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in\\n');
      await pause(20);
      appendFileSync(${JSON.stringify(log)}, 'out\\n');
    });`;
  const processes = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' }),
  );
  const codes = await Promise.all(processes.map(async (child) => (await once(child, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(readFileSync(log, 'utf8')).toBe('in\nout\n'.repeat(4));
  expect(existsSync(lock())).toBe(false);
});

it('reports once that it waits, and returns the result of the work', async () => {
  let waits = 0;
  let finish = (): void => {};
  const first = withSetupLock(folder, () => new Promise<void>((resolve) => (finish = resolve)));
  const second = withSetupLock(
    folder,
    async () => 7,
    () => {
      waits += 1;
      finish();
    },
  );
  await first;
  expect([await second, waits]).toEqual([7, 1]);
});

it('is free again after failed work', async () => {
  await expect(withSetupLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock())).toBe(false);
});

it('takes over an abandoned lock', async () => {
  writeFileSync(lock(), '');
  const long = new Date(Date.now() - 60_000);
  utimesSync(lock(), long, long);
  expect(await withSetupLock(folder, async () => 'done')).toBe('done');
});
