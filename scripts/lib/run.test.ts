import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root } from './paths.mjs';
import { run } from './run.mjs';

const node = process.execPath;

describe('run', () => {
  it('returns the exit code of the program', async () => {
    expect(await run(node, ['-e', 'process.exit(7)'])).toEqual({ code: 7, signal: null });
  });

  it('returns the signal that ended the program', async () => {
    const result = await run(node, ['-e', "process.kill(process.pid, 'SIGKILL')"]);
    expect(result).toEqual({ code: 137, signal: 'SIGKILL' });
  });

  it('adds to the environment', async () => {
    const script = 'process.exit(Number(process.env.WANTED_CODE))';
    expect((await run(node, ['-e', script], { env: { WANTED_CODE: '5' } })).code).toBe(5);
  });

  it('returns 127 if the program does not exist', async () => {
    expect((await run(join(root, 'no-such-program'), [])).code).toBe(127);
  });

  it("collects the program's output if asked to", async () => {
    const script = "console.log('out'); console.error('err'); process.exit(4)";
    const { code, output } = await run(node, ['-e', script], { collect: true });
    expect(code).toBe(4);
    expect(output?.split('\n').toSorted()).toEqual(['', 'err', 'out']);
  });

  it.runIf(process.platform !== 'win32').each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'passes on %s and waits until the program has ended',
    async (signal) => {
      const inner = `process.on('${signal}', () => { console.log('stopped'); process.exit(3); });
        setInterval(() => {}, 1000); console.log('ready');`;
      const outer = `import { run } from ${JSON.stringify(pathToFileURL(join(root, 'scripts/lib/run.mjs')).href)};
        process.exitCode = (await run(process.execPath, ['-e', ${JSON.stringify(inner)}])).code;`;
      const parent = spawn(node, ['--input-type=module', '-e', outer], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      parent.stdout.on('data', (chunk) => {
        output += chunk;
        if (output === 'ready\n') parent.kill(signal);
      });
      expect(await once(parent, 'close')).toEqual([3, null]);
      expect(output).toBe('ready\nstopped\n');
    },
  );
});
