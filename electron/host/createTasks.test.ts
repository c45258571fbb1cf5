import { expect, test } from 'vitest';
import { createTasks } from './createTasks.ts';

const progress = (task: string, fraction: number) => ({ task, label: `Doing ${task}`, fraction });

function newTasks() {
  const events: unknown[] = [];
  return { tasks: createTasks((_, payload) => events.push(payload)), events };
}

/** Work that runs until it is aborted or released. */
function work() {
  let letGo: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    letGo,
    run:
      (task: string) => async (report: (step: ReturnType<typeof progress>) => void, signal: AbortSignal) => {
        report(progress(task, 0.5));
        const aborted = new Promise<never>((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('aborted'))),
        );
        await Promise.race([gone, aborted]);
        return 'done';
      },
  };
}

test('shows each task until its work has ended, even if it fails', async () => {
  const { tasks, events } = newTasks();
  const failing = tasks.run('p', async (report) => {
    report(progress('a', 0.1));
    report(progress('b', 0.2));
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(events).toEqual([
    { projectId: 'p', task: 'a', label: 'Doing a', fraction: 0.1, done: false },
    { projectId: 'p', task: 'b', label: 'Doing b', fraction: 0.2, done: false },
    { projectId: 'p', task: 'a', label: 'Doing a', fraction: 1, done: true },
    { projectId: 'p', task: 'b', label: 'Doing b', fraction: 1, done: true },
  ]);
});

test('cancels a task by name, in its own project only', async () => {
  const { tasks } = newTasks();
  const [mine, other] = [work(), work()];
  const cancelled = tasks.run('p', mine.run('a'));
  const kept = tasks.run('q', other.run('a'));
  expect(tasks.cancel('p', 'b')).toBe(false);
  expect(tasks.cancel('p', 'a')).toBe(true);
  await expect(cancelled).rejects.toMatchObject({
    code: 'HOST_TASK_CANCELLED',
    message: 'Cancelled: Doing a',
  });
  expect(tasks.cancel('p', 'a')).toBe(false);
  other.letGo();
  expect(await kept).toBe('done');
});

test('cancels all tasks of a project except those to keep', async () => {
  const { tasks } = newTasks();
  const [mine, other, bundle] = [work(), work(), work()];
  const cancelled = tasks.run('p', mine.run('a'));
  const elsewhere = tasks.run('q', other.run('a'));
  const kept = tasks.run('p', bundle.run('a'), true);
  tasks.cancelAll('p');
  await expect(cancelled).rejects.toMatchObject({ code: 'HOST_TASK_CANCELLED' });
  tasks.cancelAll();
  await expect(elsewhere).rejects.toMatchObject({ code: 'HOST_TASK_CANCELLED' });
  bundle.letGo();
  expect(await kept).toBe('done');
});
