import type { Progress } from '../../../engine/project/prepareProject.ts';
import type { Emit } from '../host.ts';

/**
 * Turns the progress of a task into `progress` events of one project. The caller ends it with `done`, also after a
 * failure, so that no bar stays on the screen.
 */
export function progressReporter(
  emit: Emit,
  projectId: string,
): { readonly report: (progress: Progress) => void; readonly done: () => void } {
  const begun = new Map<string, string>();
  return {
    report: ({ task, label, fraction }) => {
      begun.set(task, label);
      emit('progress', { projectId, task, label, fraction, done: false });
    },
    done: () => {
      for (const [task, label] of begun)
        emit('progress', { projectId, task, label, fraction: 1, done: true });
    },
  };
}
