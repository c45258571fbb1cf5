import { describe, expect, it } from 'vitest';
import { createTaskQueues } from './createTaskQueues.ts';

function gate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

describe('createTaskQueues', () => {
  it('runs the tasks of one queue one after the other, even after a failure', async () => {
    const queues = createTaskQueues();
    const { passed, open } = gate();
    const seen: string[] = [];
    const first = queues.run('a', async () => {
      await passed;
      seen.push('first');
      throw new Error('no');
    });
    const second = queues.run('a', async () => {
      seen.push('second');
      return 2;
    });
    await queues.run('b', async () => void seen.push('other queue'));
    expect(seen).toEqual(['other queue']);
    open();
    await expect(first).rejects.toThrow('no');
    expect(await second).toBe(2);
    expect(seen).toEqual(['other queue', 'first', 'second']);
  });

  it('is idle once all tasks are done, including those added while waiting', async () => {
    const queues = createTaskQueues();
    const { passed, open } = gate();
    const seen: string[] = [];
    void queues.run('a', async () => {
      await passed;
      void queues.run('a', async () => void seen.push('added late'));
    });
    const idle = queues.idle().then(() => seen.push('idle'));
    open();
    await idle;
    expect(seen).toEqual(['added late', 'idle']);
    await queues.idle();
  });
});
