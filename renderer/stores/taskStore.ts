import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostClient } from '../../engine/contract/hostClient.ts';

/** A task that takes a while. */
export interface Task {
  readonly task: string;
  readonly label: string;
  /** In [0, 1]; null while unknown. */
  readonly fraction: number | null;
}

export interface TaskState {
  /** Running tasks in the order in which they started. */
  readonly tasks: readonly Task[];
}

export interface TaskActions {
  /** Shows work of the window itself as a task while it runs; returns its result. */
  running<T>(label: string, work: Promise<T>): Promise<T>;
}

export type TaskStore = StoreApi<TaskState & TaskActions>;

/** Makes the store of running tasks: those the host reports, and those of the window itself. */
export function createTaskStore(client: HostClient): TaskStore {
  const store = createStore<TaskState & TaskActions>((set, get) => ({
    tasks: [],
    running: async (label, work) => {
      const ownTask: Task = { task: `window:${label}`, label, fraction: null };
      set({ tasks: [...get().tasks, ownTask] });
      try {
        return await work;
      } finally {
        set({ tasks: get().tasks.filter((task) => task !== ownTask) });
      }
    },
  }));
  client.subscribe('progress', ({ task, label, fraction, done }) => {
    const { tasks } = store.getState();
    const isRunning = tasks.some((one) => one.task === task);
    if (done) store.setState({ tasks: tasks.filter((one) => one.task !== task) });
    else if (isRunning)
      store.setState({ tasks: tasks.map((one) => (one.task === task ? { task, label, fraction } : one)) });
    else store.setState({ tasks: [...tasks, { task, label, fraction }] });
  });
  // The tasks of a lost host never report that they are done.
  client.onConnection((status) => {
    if (status !== 'connected') store.setState({ tasks: [] });
  });
  return store;
}
