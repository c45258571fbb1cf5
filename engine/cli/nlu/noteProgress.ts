import type { Progress } from '../../project/prepareProject.ts';
import type { CliIo } from '../cliIo.ts';

/** Says once for each task that it has begun. */
export function noteProgress(io: CliIo): (progress: Progress) => void {
  const begun = new Set<string>();
  return ({ task, label }) => {
    if (!begun.has(task)) io.note(`${label}…`);
    begun.add(task);
  };
}
