/** How far the preparation of a project is. */
export interface Progress {
  /** Identifies the work, so that several can be shown: `nlu`, `entities`, `knowledge`. */
  readonly task: string;
  /** What is being done, for people. */
  readonly label: string;
  /** In [0, 1]. */
  readonly fraction: number;
}

/** Announces each task once, when it begins: all that a command line shows of progress. */
export function announceTasks(announce: (line: string) => void): (progress: Progress) => void {
  const announced = new Set<string>();
  return ({ task, label }) => {
    if (!announced.has(task)) announce(`${label}…`);
    announced.add(task);
  };
}
