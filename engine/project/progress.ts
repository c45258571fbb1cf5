/** How far the preparation of a project is. */
export interface Progress {
  /** Identifies the work, so that several can be shown: `nlu`, `entities`, `knowledge`. */
  readonly task: string;
  /** What is being done, for people. */
  readonly label: string;
  /** In [0, 1]. */
  readonly fraction: number;
}

/** What is shown while an index is built: `Indexing the knowledge base: 1,240 of 10,000 passages`. */
export function indexingLabel(done: number, total: number): string {
  const count = (value: number): string => value.toLocaleString('en');
  return `Indexing the knowledge base: ${count(done)} of ${count(total)} passages`;
}

/** A task is announced again whenever this share of it was done since. */
const announcedShare = 0.1;

/** Announces each task when it begins and, if its label says how far it is, at every tenth until its end. */
export function announceTasks(announce: (line: string) => void): (progress: Progress) => void {
  const announced = new Map<string, Progress>();
  return (progress) => {
    const last = announced.get(progress.task);
    const isNews =
      last?.label !== progress.label && progress.fraction - (last?.fraction ?? 0) >= announcedShare;
    if (last !== undefined && (!isNews || progress.fraction === 1)) return;
    announce(`${progress.label}…`);
    announced.set(progress.task, progress);
  };
}
