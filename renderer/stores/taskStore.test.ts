import { describe, expect, it } from 'vitest';
import { createTaskStore } from './taskStore.ts';
import { createMemoryHost } from './testing/createMemoryHost.ts';

const progress = { projectId: 'p', task: 'index', label: 'Indexing', fraction: null, done: false };

describe('taskStore', () => {
  it('follows a task from its first report to its end', () => {
    const host = createMemoryHost({});
    const store = createTaskStore(host.client);
    host.emit('progress', progress);
    host.emit('progress', { ...progress, task: 'train', label: 'Training' });
    host.emit('progress', { ...progress, fraction: 0.5 });
    expect(store.getState().tasks).toEqual([
      { task: 'index', label: 'Indexing', fraction: 0.5 },
      { task: 'train', label: 'Training', fraction: null },
    ]);
    host.emit('progress', { ...progress, done: true });
    expect(store.getState().tasks.map(({ task }) => task)).toEqual(['train']);
  });

  it('drops the tasks of a lost host', () => {
    const host = createMemoryHost({});
    const store = createTaskStore(host.client);
    host.emit('progress', progress);
    host.setConnection('unreachable');
    expect(store.getState().tasks).toEqual([]);
  });

  it('shows work of the window until it succeeds or fails', async () => {
    const store = createTaskStore(createMemoryHost({}).client);
    const { running } = store.getState();
    let fail: (error: Error) => void = () => {};
    const work = running('Arranging', new Promise((_, reject) => (fail = reject)));
    expect(store.getState().tasks.map(({ label }) => label)).toEqual(['Arranging']);
    fail(new Error('no'));
    await expect(work).rejects.toThrow('no');
    expect(store.getState().tasks).toEqual([]);
  });
});
