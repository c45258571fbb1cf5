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

  it('waits for nothing from a host that is lost', () => {
    const host = createMemoryHost({});
    const store = createTaskStore(host.client);
    host.emit('progress', progress);
    host.setConnected(false);
    expect(store.getState().tasks).toEqual([]);
  });
});
